"""What goes out to spreadsheets is what the screen shows and the paper prints, to the unit."""

import csv
import datetime as dt
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import Period, month, quarter, year
from buurthuis_app.domain.shared.permissions import Profile
from buurthuis_app.domain.stories.story import Consent
from buurthuis_app.errors import Invalid, NotAllowed, ReadOnly
from buurthuis_app.exchange.files.table_writing import write_text
from buurthuis_app.records import replace
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import page_texts

MONDAY = dt.date(2025, 3, 3)
NAMES = ("Koffie-inloop", "Taalcafé", "=SOM(A1:A9)", "Samen eten")


@pytest.fixture
def busy(house: CentreServices) -> CentreServices:
    """A year and a half of generated counts: whole, in parts, estimated, cancelled, and with new faces."""
    chance = random.Random(7)  # noqa: S311 - no secret
    found = []
    for week in range(78):
        for place, name in enumerate(NAMES):
            date = dt.date(2025, 1, 6) + dt.timedelta(days=7 * week + place)
            one = FoundOccurrence(where=f"{week}.{place}", activity=name, date=date)
            number = chance.randrange(3, 40)
            numbers = chance.choice(
                [
                    (("", number),),
                    (("volwassenen", number), ("kinderen", number // 3)),
                    (("volwassenen", number), ("nieuwe gezichten", number // 4)),
                ]
            )
            if chance.random() < 0.1:
                found.append(replace(one, cancelled_because="dicht"))
            elif chance.random() < 0.9:
                found.append(replace(one, numbers=numbers, estimated=chance.random() < 0.2))
    file = CountFile(
        layout="one row a count", found=tuple(found), of_whom=frozenset({"nieuwe gezichten"})
    )
    house.importing.keep(file)
    return house


def rows_of(sheet: Worksheet) -> list[dict[str, object]]:
    first, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in rest]


def lines_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def whole(number: object) -> int:
    assert isinstance(number, int)
    return number


PERIODS = [year(2025), quarter(2025, 2), month(2025, 3)]


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.name)
def test_screen_paper_workbook_text_and_json_agree_to_the_unit(
    busy: CentreServices, tmp_path: Path, period: Period
) -> None:
    shown = busy.harvest.overview(period)
    sheet, text, paper, data = (tmp_path / f"a.{end}" for end in ("xlsx", "csv", "pdf", "json"))

    busy.exporting.write(ExportKind.ALL, sheet, period)
    busy.exporting.write(ExportKind.COUNTS, text, period)
    files.write(busy.overviews.document(period), paper)
    files.write(busy.overviews.document(period), data)

    visits = shown.figures.visits
    assert visits > 100
    book = load_workbook(sheet)
    counted = [row for row in rows_of(book["Tellingen"]) if row["telt"] == "telt mee"]
    assert sum(whole(row["aantal"]) for row in counted) == visits
    estimated = [row for row in counted if row["bron"] == "geschat"]
    assert sum(whole(row["aantal"]) for row in estimated) == shown.figures.estimated_visits
    times = rows_of(book["Keren"])
    assert sum(row["bezoeken"] is not None for row in times) == shown.figures.counted
    assert sum(whole(row["bezoeken"] or 0) for row in times) == visits
    cancelled = [row for row in times if row["hoe het ging"] == "niet doorgegaan"]
    assert len(cancelled) == shown.figures.cancelled
    lines = [line for line in lines_of(text) if line["telt"] == "telt mee"]
    assert sum(int(line["aantal"]) for line in lines) == visits
    read = json.loads(data.read_text("utf-8"))
    assert read["visits"] == visits
    assert f"{visits:,}".replace(",", ".") in " ".join(page_texts(paper.read_bytes()))
    for activity in shown.activities:
        own = [row for row in counted if row["activiteit"] == activity.title]
        assert sum(whole(row["aantal"]) for row in own) == activity.figures.visits
    for category in shown.categories:
        kind = [row for row in rows_of(book["Tellingen"]) if row["telsoort"] == category.name]
        assert sum(whole(row["aantal"]) for row in kind) == category.number


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_tables_of_an_overview_add_up_to_it(
    busy: CentreServices, tmp_path: Path, ending: str
) -> None:
    overview = busy.harvest.overview(year(2025))
    target = tmp_path / f"overzicht.{ending}"

    files.write(busy.overviews.document(year(2025)), target)

    if ending == "csv":
        assert f"bezoeken;{overview.figures.visits};" in target.read_bytes().decode("utf-8-sig")
        return
    book = load_workbook(target)
    figures = {row["cijfer"]: row["waarde"] for row in rows_of(book["Overzicht"])}
    assert figures["bezoeken"] == overview.figures.visits
    months = rows_of(book["Bezoeken per maand"])
    *activities, total = rows_of(book["Per activiteit"])
    for found in (months, activities, [total]):
        assert sum(whole(row["bezoeken"] or 0) for row in found) == overview.figures.visits
        assert sum(whole(row["geteld"]) for row in found) == overview.figures.counted


def test_dates_and_numbers_are_real_and_the_header_stays_in_sight(
    busy: CentreServices, tmp_path: Path
) -> None:
    target = tmp_path / "tellingen.xlsx"
    busy.exporting.write(ExportKind.COUNTS, target, year(2025))

    sheet = load_workbook(target)["Tellingen"]

    first = rows_of(sheet)[0]
    day = first["datum"]
    assert isinstance(day, dt.datetime)
    assert day.date() == dt.date(2025, 1, 6)
    assert first["weekdag"] == "maandag"
    assert isinstance(first["aantal"], int)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:J{sheet.max_row}"
    assert sheet["A2"].number_format == "dd-mm-yyyy"
    width = sheet.column_dimensions["C"].width
    longest = max(len(str(row["activiteit"])) for row in rows_of(sheet))
    assert longest < width < longest + 6, "as wide as its words"


def test_a_name_that_looks_like_a_formula_stays_a_name(
    busy: CentreServices, tmp_path: Path
) -> None:
    sheet, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    busy.exporting.write(ExportKind.COUNTS, sheet)
    busy.exporting.write(ExportKind.COUNTS, text)

    cells = [cell for row in load_workbook(sheet)["Tellingen"] for cell in row]

    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=SOM(A1:A9)" in [cell.value for cell in cells]
    names = {line["activiteit"] for line in lines_of(text)}
    assert "'=SOM(A1:A9)" in names
    assert not [name for name in names if name.startswith("=")]


@pytest.mark.parametrize(
    "typed",
    [
        *("=1+1", "+31 6", "-1", "@SUM(A1)", "\tx", "  =1+1", "\n=1+1", "\r=1"),
        *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)"),
    ],
)
def test_every_beginning_of_a_formula_is_neutralised_in_text(typed: str) -> None:
    table = sheet("Blad", ("naam",), ((typed,), (-3,)))
    stream = io.BytesIO()

    write_text([table], stream)

    lines = csv.reader(
        io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""), delimiter=";"
    )
    assert list(lines) == [["naam"], [f"'{typed}"], ["-3"]]


def test_text_begins_with_a_mark_and_has_semicolons(busy: CentreServices, tmp_path: Path) -> None:
    target = tmp_path / "tellingen.csv"
    busy.exporting.write(ExportKind.COUNTS, target)

    content = target.read_bytes()

    assert content.startswith("\ufeffdatum;weekdag;activiteit;".encode())
    assert b"2025-01-06;maandag;Koffie-inloop;" in content


def test_what_was_not_counted_has_an_empty_cell_and_no_nought(
    house: CentreServices, coffee: Activity, tmp_path: Path
) -> None:
    target = tmp_path / "alles.xlsx"
    house.exporting.write(ExportKind.ALL, target, month(2026, 11))

    times = rows_of(load_workbook(target)["Keren"])

    assert {row["activiteit"] for row in times} == {coffee.title}
    assert [row["bezoeken"] for row in times] == [None] * len(times)
    assert coffee.led_by not in str(rows_of(load_workbook(target)["Activiteiten"]))


def test_only_stories_that_may_leave_today_are_exported(
    house: CentreServices, tmp_path: Path
) -> None:
    told = {
        "eigen huis": (Consent.INSIDE, None, None),
        "nog niets gezegd": (Consent.NONE_YET, None, None),
        "mag mee": (Consent.OUTSIDE_WITHOUT_NAME, None, None),
        "afgelopen": (Consent.OUTSIDE_WITH_NAME, dt.date(2026, 11, 21), None),
        "ingetrokken": (Consent.OUTSIDE_WITH_NAME, None, dt.date(2026, 11, 22)),
    }
    for text, (consent, until, withdrawn) in told.items():
        story = replace(house.telling.blank(MONDAY), happened=text, consent=consent)
        house.telling.keep(replace(story, consent_until=until, withdrawn_on=withdrawn), new=True)
    target = tmp_path / "verhalen.csv"

    done = house.exporting.write(ExportKind.STORIES, target)

    assert [line["wat gebeurde er"] for line in lines_of(target)] == ["mag mee"]
    assert done.stories_left_out == 4


def test_another_ending_is_refused_before_anything_is_written(
    house: CentreServices, tmp_path: Path
) -> None:
    with pytest.raises(Invalid, match=r"\.xlsx of \.csv"):
        house.exporting.write(ExportKind.ALL, tmp_path / "alles.doc")
    assert not list(tmp_path.glob("alles*"))


def test_a_file_that_cannot_be_written_leaves_the_former_one(
    busy: CentreServices, tmp_path: Path
) -> None:
    target = tmp_path / "tellingen.xlsx"
    target.write_bytes(b"former")

    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        busy.exporting.write(ExportKind.COUNTS, target, progress=stop)
    with pytest.raises(ReadOnly):
        busy.exporting.write(ExportKind.COUNTS, tmp_path / "nergens" / "a.xlsx")
    assert target.read_bytes() == b"former"
    assert not list(tmp_path.glob(".*bezig"))


def test_the_door_may_not_export_and_the_board_may(
    house_for: Callable[[Profile], CentreServices], tmp_path: Path
) -> None:
    with pytest.raises(NotAllowed):
        house_for(Profile.DOOR).exporting.write(ExportKind.COUNTS, tmp_path / "a.csv")
    house_for(Profile.BOARD).exporting.write(ExportKind.COUNTS, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").exists()
