"""Files that were made to keep the computer busy: each is answered within 10 s and 300 MB, whatever its kind.

What is counted (days looked at, pairs compared, cells, bytes a pixel) is tested beside each reader; here the clock and
the memory of a process of its own are looked at.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwt
from PIL import Image

from tests.exchange.files.written_kinds import odf, odf_cell, write_ods

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured on Linux"),
]
MOST_SECONDS = 10
MOST_MEMORY = 300 * 1024
"""Kilobytes."""
READ = """
import datetime as dt, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from buurthuis_app.errors import AppError
kind, path = sys.argv[1], Path(sys.argv[2])
try:
    if kind == "calendar":
        from buurthuis_app.exchange.activities.icalendar_reading import read_calendar
        read_calendar(path, dt.date(2027, 11, 30))
    elif kind == "people":
        from buurthuis_app.exchange.volunteers.volunteer_list import read_people
        read_people(path, dt.date(2026, 11, 30))
    elif kind == "photo":
        from buurthuis_app.exchange.pictures.photos import read_photo
        read_photo(path)
    else:
        from buurthuis_app.exchange.files.open_book import open_book
        open_book(path)
    told = "read"
except AppError as error:
    told = error.sentence
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak, told)
"""


def calendar(path: Path, *events: str, before: str = "") -> Path:
    blocks = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    path.write_text(f"BEGIN:VCALENDAR\r\n{before}{blocks}END:VCALENDAR\r\n", encoding="utf-8")
    return path


def series(path: Path, rule: str, *, times: int = 1, start: str = "19000101") -> Path:
    event = "UID:{0}\r\nSUMMARY:X{0}\r\nDTSTART:{1}T100000\r\nRRULE:{2}"
    return calendar(path, *(event.format(number, start, rule) for number in range(times)))


def same_uid(path: Path) -> Path:
    event = "UID:1\r\nSUMMARY:K{}\r\nDTSTART:2024{:02}{:02}T100000"
    return calendar(path, *(event.format(n, 1 + n % 12, 1 + n // 12 % 28) for n in range(19_999)))


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def people(path: Path, duties: int) -> Path:
    chance = random.Random(1)  # noqa: S311
    names = ("".join(chance.choices("abcdefghij", k=10)) for _ in range(duties))
    return written(path, "Naam;Taken;Telefoon\n" + "".join(f"P {n};{n};0612\n" for n in names))


def picture(path: Path, size: tuple[int, int], mode: str, **options: Any) -> Path:
    small = Image.effect_noise((size[0] // 10 + 1, size[1] // 10 + 1), 80)
    small.resize(size).convert(mode).save(path, **options)
    return path


def far_workbook(path: Path) -> Path:
    book = xlwt.Workbook()
    for number in range(100):
        sheet = book.add_sheet(f"Blad {number}")
        sheet.write(0, 0, 1)
        sheet.write(65_535, 255, 2)
    book.save(str(path))
    return path


def repeated_rows(path: Path) -> Path:
    cells = odf_cell(1, 'table:number-columns-repeated="30"')
    row = f'<table:table-row table:number-rows-repeated="9000">{cells}</table:table-row>'
    return write_ods(
        path, odf("document-content", f'<table:table table:name="A">{row}</table:table>')
    )


FILES: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "never.ics": ("calendar", lambda path: series(path, "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")),
    "setpos.ics": ("calendar", lambda path: series(path, "FREQ=DAILY;BYSETPOS=5", times=30)),
    "thousands.ics": (
        "calendar",
        lambda path: series(path, "FREQ=YEARLY;BYYEARDAY=300;BYWEEKNO=2", times=19_000),
    ),
    "one uid.ics": ("calendar", same_uid),
    "exdates.ics": (
        "calendar",
        lambda path: calendar(
            path,
            "DTSTART:20240101\r\nRRULE:FREQ=DAILY\r\nEXDATE:" + ",".join(["20240102"] * 900_000),
        ),
    ),
    "lines.ics": (
        "calendar",
        lambda path: calendar(path, "DTSTART:20240101\r\n" + "X-A:1\r\n" * 2_500_000),
    ),
    "available.csv": (
        "people",
        lambda path: written(path, "Naam;Beschikbaar\nAns;" + "dag" * 35_000 + "\n"),
    ),
    "duties.csv": ("people", lambda path: people(path, 20_000)),
    "large.webp": ("photo", lambda path: picture(path, (7700, 7700), "RGB")),
    "largest.webp": ("photo", lambda path: picture(path, (3990, 3990), "RGBA")),
    "large.png": ("photo", lambda path: picture(path, (7740, 7740), "RGBA", compress_level=1)),
    "largest.png": ("photo", lambda path: picture(path, (7200, 7200), "RGBA", compress_level=1)),
    "sharper.jpg": (
        "photo",
        lambda path: picture(path, (5100, 5100), "RGB", progressive=True, subsampling=0),
    ),
    "large.jpg": ("photo", lambda path: picture(path, (7700, 7700), "RGB", subsampling=0)),
    "largest.avif": ("photo", lambda path: picture(path, (3990, 3990), "RGB", speed=10)),
    "tall.png": ("photo", lambda path: picture(path, (1, 1_000_000), "L")),
    "far.xls": ("book", far_workbook),
    "rows.ods": ("book", repeated_rows),
    "page.xls": (
        "book",
        lambda path: written(path, "<html><table>" + "<tr><td>1<td>2" * 120_000 + "</table>"),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_answered_within_its_limits(name: str, tmp_path: Path) -> None:
    kind, write = FILES[name]
    path = write(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", READ, kind, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    peak, _space, told = done.stdout.partition(" ")
    assert told.strip() == "read" or told.strip().endswith(".")
    assert int(peak) < MOST_MEMORY
