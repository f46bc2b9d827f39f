"""Files that hold no counts, or that would eat the computer's memory: each gets a sentence, quickly."""

import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from buurthuis_app.errors import AppError, Damaged, Invalid
from buurthuis_app.exchange.counts.count_sheet import read_counts
from buurthuis_app.exchange.files.workbook_limits import column_number

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" '
    'Target="{target}"/></Relationships>'
)
SHEET_ENTRY = f'<sheet xmlns:r="{OFFICE}" name="{{name}}" sheetId="{{number}}" r:id="r1"/>'
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
ROW = "<row>" + "<c><v>1</v></c>" * 20 + "</row>"


def workbook(
    path: Path,
    rows: Iterable[str] = (CELL,),
    *,
    after: str = "",
    before: str = "",
    sheets: int = 1,
    target: str = "worksheets/sheet1.xml",
    extra: dict[str, str] | None = None,
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        listed = "".join(SHEET_ENTRY.format(name=f"B{n}", number=n) for n in range(1, sheets + 1))
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets>{listed}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target=target))
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{before}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for row in rows:
                sheet.write(row.encode())
            sheet.write(f"</sheetData>{after}</worksheet>".encode())
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return path


def package(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return path


def sentence(path: Path, kind: type[AppError] = Invalid) -> str:
    with pytest.raises(kind) as error:
        read_counts(path)
    assert type(error.value) is kind
    return error.value.sentence


def noise(length: int) -> str:
    return "".join(random.Random(length).choices("abcdefghijklmnopqrstuvwxyz", k=length))  # noqa: S311


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
EVERYWHERE = "A1:XFD1048576"


def numbered(row: str, times: int) -> Iterable[str]:
    """Rows that do not pack too well."""
    return (row.replace("1", str(number)) for number in range(1, times))


def styles(times: int) -> dict[str, str]:
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in range(times))
    return {"xl/styles.xml": f"<styleSheet>{formats}</styleSheet>"}


HEAVY: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "sparse": ("XFD1048576", lambda path: workbook(path, (CELL, FAR))),
    "zip bomb": (
        "uitgepakt te groot",
        lambda path: workbook(path, (ROW * 1000 for _ in range(250))),
    ),
    "100 MB unpacked": (
        "uitgepakt te groot",
        lambda path: workbook(path, (f"<!-- {noise(2000)} -->" * 500 for _ in range(100))),
    ),
    "too many cells": ("te veel cellen", lambda path: workbook(path, numbered(ROW, 16_000))),
    "the same sheet a hundred times": (
        "te veel cellen",
        lambda path: workbook(path, numbered(ROW, 1_000), sheets=100),
    ),
    "merged over all": (
        "te veel cellen",
        lambda path: workbook(
            path, after=f'<mergeCells><mergeCell ref="{EVERYWHERE}"/></mergeCells>'
        ),
    ),
    "linked over all": (
        "te veel cellen",
        lambda path: workbook(
            path, after=f'<hyperlinks><hyperlink ref="{EVERYWHERE}"/></hyperlinks>'
        ),
    ),
    "far right in each row": (
        "te veel cellen",
        lambda path: workbook(path, numbered('<row r="1"><c r="BXX1"><v>1</v></c></row>', 50_000)),
    ),
    "too many rows": (
        "te veel cellen",
        lambda path: workbook(path, numbered('<row r="1" ht="1"/>', 100_100)),
    ),
    "too many formulas": (
        "te veel cellen",
        lambda path: workbook(path, numbered("<row><c><f>A1</f></c></row>", 60_100)),
    ),
    "too many styles": ("te veel cellen", lambda path: workbook(path, extra=styles(160_000))),
    "entities": (
        "veiligheid",
        lambda path: workbook(
            path, before=f'<!DOCTYPE w [<!ENTITY e0 "ha">{ENTITIES}]>', after="<a>&e11;</a>"
        ),
    ),
}
READ_EACH_IN_A_PROCESS = """
import os, resource, sys
from pathlib import Path
from buurthuis_app.errors import AppError
from buurthuis_app.exchange.counts.count_sheet import read_counts
for path in sys.argv[1:]:
    if os.fork():
        os.wait()
        continue
    resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
    try:
        read_counts(Path(path))
    except AppError as error:
        # Not ru_maxrss: that begins at what the process that started this one had reached.
        status = open("/proc/self/status")
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        print(Path(path).stem, peak, error.sentence, sep="\\t", flush=True)
    os._exit(0)
"""
LARGEST_MEMORY = 200 * 1024
"""Kilobytes, as Linux gives them."""


@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process is measured on Linux")
def test_a_heavy_file_gets_a_sentence_within_its_limits(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"{name}.xlsx") for name, (_words, write) in HEAVY.items()]
    done = subprocess.run(
        [sys.executable, "-c", READ_EACH_IN_A_PROCESS, *map(str, paths)],
        capture_output=True,
        text=True,
        timeout=30 * len(paths),
        check=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONIOENCODING": "utf-8"},
    )
    told = [line.split("\t") for line in done.stdout.splitlines()]
    assert [name for name, _peak, _sentence in told] == list(HEAVY), done.stderr
    assert {name: said for name, _peak, said in told if HEAVY[name][0] not in said} == {}
    assert {name: peak for name, peak, _said in told if int(peak) >= LARGEST_MEMORY} == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b" \r\n\t ", "leeg"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le"),
            "wachtwoord",
        ),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "afbeelding"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 90, "afbeelding"),
        (b"%PDF-1.7 and more", "PDF"),
        (b"<html><table></table></html>", "webpagina zonder tabel"),
        (b'<?xml version="1.0"?><rss/>', "geen rekenblad"),
        (b"MIME-Version: 1.0", "webarchief"),
        (b'{"url": "https://docs.example", "doc_id": 1}', "Google"),
        (b"{\\rtf1 text}", "geen rekenblad"),
        (random.Random(1).randbytes(5000), "geen rekenblad"),  # noqa: S311
        (b"Datum;Aantal\x00\x01;" * 9, "geen rekenblad"),
        (b"caf\x81\x8d;1", "geen rekenblad"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(
    content: bytes, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(content)
    assert words in sentence(path)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("mimetype", "content.xml"), "LibreOffice"),
        (("[Content_Types].xml", "word/document.xml"), "Word"),
        (("[Content_Types].xml", "xl/workbook.bin"), "binair"),
        (("Index/Document.iwa",), "Numbers"),
        (("foto.txt",), "geen rekenblad"),
        ((), "geen rekenblad"),
    ],
)
def test_another_package_is_called_by_its_name(
    names: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    assert words in sentence(package(tmp_path / "lijst.xlsx", *names))


def test_a_missing_file_a_folder_and_a_large_file_are_told_apart(tmp_path: Path) -> None:
    assert "is er niet" in sentence(tmp_path / "weg.xlsx")
    assert "map" in sentence(tmp_path)
    large = tmp_path / "groot.xlsx"
    with large.open("wb") as stream:
        stream.truncate(30 * 1024 * 1024)
    assert "30 MB" in sentence(large)
    long = tmp_path / "lang.csv"
    long.write_bytes(b"3-1-2025;Koffie;14\n" * 600_000)
    assert "te groot" in sentence(long)
    rows = tmp_path / "rijen.csv"
    rows.write_bytes(b"3-1-2025;K;1\n" * 110_000)
    assert "te veel rijen" in sentence(rows)


def test_a_zip_with_a_password_is_named(tmp_path: Path) -> None:
    content = bytearray(workbook(tmp_path / "lijst.xlsx").read_bytes())
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    (tmp_path / "lijst.xlsx").write_bytes(content)
    assert "wachtwoord" in sentence(tmp_path / "lijst.xlsx")


def test_a_container_without_a_workbook_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "oud.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "beschadigd" in sentence(path, Damaged)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(share: float, tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "bezoekers-2025.xlsx"
    content = sample.read_bytes()
    path = tmp_path / "half.xlsx"
    path.write_bytes(content[: int(len(content) * share)])
    assert "beschadigd" in sentence(path, Damaged)


@pytest.mark.parametrize("seed", range(25))
def test_a_workbook_with_wrong_bytes_never_breaks_the_program(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311
    sample = Path(__file__).parents[2] / "samples" / "bezoekers-2025.xlsx"
    content = bytearray(sample.read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "fout.xlsx"
    path.write_bytes(content)
    try:
        assert read_counts(path).found
    except AppError as error:
        assert error.sentence.endswith(".")  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    ("rows", "target"),
    [
        (("<row><c></row>",), "worksheets/sheet1.xml"),
        (('<row r="1"><c r="Ä1"><v>1</v></c></row>',), "worksheets/sheet1.xml"),
        (('<row r="1"><c r="A1" t="s"><v>9</v></c></row>',), "worksheets/sheet1.xml"),
        (('<row r="x"/>',), "worksheets/sheet1.xml"),
    ],
)
def test_a_broken_sheet_is_damaged(rows: tuple[str, ...], target: str, tmp_path: Path) -> None:
    assert "beschadigd" in sentence(workbook(tmp_path / "fout.xlsx", rows, target=target), Damaged)


def test_a_sheet_that_is_missing_holds_no_counts(tmp_path: Path) -> None:
    assert "geen tellingen" in sentence(workbook(tmp_path / "weg.xlsx", target="/xl/weg.xml"))


def test_too_many_sheets_are_refused(tmp_path: Path) -> None:
    assert "130 bladen" in sentence(workbook(tmp_path / "veel.xlsx", sheets=130))


def test_a_wrong_range_is_refused(tmp_path: Path) -> None:
    wrong = '<mergeCells><mergeCell ref="overal"/></mergeCells>'
    assert "te veel cellen" in sentence(workbook(tmp_path / "fout.xlsx", after=wrong))


def test_a_drawing_need_not_be_well_formed(tmp_path: Path) -> None:
    extra = {"xl/drawings/vmlDrawing1.vml": "<xml><br></xml>", "xl/media/foto.png": "PNG"}
    assert "geen tellingen" in sentence(workbook(tmp_path / "ok.xlsx", extra=extra))


def test_an_unfinished_quote_is_named_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text('Datum;Aantal\n3-1-2025;"' + "x" * 200_000, encoding="utf-8")
    assert "rij 2" in sentence(path, Damaged)


def test_a_place_without_letters_is_no_column() -> None:
    assert column_number("aa") == 27
    with pytest.raises(ValueError, match="1"):
        column_number("1")


def test_the_whole_column_may_have_a_colour(tmp_path: Path) -> None:
    """A cell without anything in it makes no sheet long, wherever it stands."""
    path = workbook(tmp_path / "kleur.xlsx", (CELL, '<row r="1048576"><c r="XFD1048576"/></row>'))
    assert "geen tellingen" in sentence(path)


def test_no_sentence_holds_the_name_of_the_file(tmp_path: Path) -> None:
    with io.BytesIO(b"\x89PNG") as picture:
        (tmp_path / "Jan de Vries.png").write_bytes(picture.read())
    assert "Vries" not in sentence(tmp_path / "Jan de Vries.png")
