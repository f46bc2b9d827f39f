"""Tables in a workbook: a disk that refuses is told as what it is, and whole columns say each thing once."""

import errno
import gc
import io
import zipfile

import pytest
from typing_extensions import override

from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.exchange.files.table_writing import write_workbook

TABLE = sheet("Blad", ("naam", "aantal"), [("koffie", 3), ("thee", None), ("koffie", 3)])


class FullDisk(io.BytesIO):
    """Takes so many bytes and no more."""

    room = 0

    @override
    def write(self, content: object, /) -> int:
        if self.tell() >= self.room:
            raise OSError(errno.ENOSPC, "full")
        return super().write(content)  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [0, 1500])
def test_a_full_disk_is_told_and_leaves_nothing_open(room: int) -> None:
    stream = FullDisk()
    stream.room = room
    with pytest.raises(OSError, match="full"):
        write_workbook([TABLE], stream)
    stream.close()
    gc.collect()  # what was left open would be told here, and a warning fails a test


def test_a_text_stands_once_in_the_file_and_an_empty_cell_not_at_all() -> None:
    stream = io.BytesIO()
    write_workbook([TABLE], stream)
    with zipfile.ZipFile(stream) as packed:
        rows = packed.read("xl/worksheets/sheet1.xml").decode()
        texts = packed.read("xl/sharedStrings.xml").decode()
    assert texts.count("koffie") == 1
    assert '<row r="3"><c r="A3" t="s">' in rows
    assert 'r="B3"' not in rows
    assert '<c r="B4"><v>3</v></c>' in rows
