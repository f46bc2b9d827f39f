"""Printed figures that once said something else in one form than in another, or beside another year."""

import csv
import datetime as dt
import io
import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from buurthuis_app.domain.activities.activity import Activity
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.counts.count_sheet import CountFile, FoundOccurrence
from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.domain.papers.document import Sheet, sheets
from buurthuis_app.domain.papers.sheets import Share, sheet
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.exchange.files.table_writing import write_text, write_workbook
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.papers import files
from buurthuis_app.services.registry import CentreServices
from tests.reports.reading import page_texts

YEAR = year(2026)


@pytest.fixture
def ria_gave_ten_and_a_half_hours(house: CentreServices) -> CentreServices:
    ria = house.volunteers.keep(house.volunteers.blank("Ria"), new=True).value
    for minutes in (600, 30):
        noted = replace(house.hours.blank(ria.volunteer.id), minutes=minutes)
        house.hours.keep(noted, new=True)
    return house


def test_hours_have_their_half_on_paper_in_the_workbook_and_for_scripts(
    ria_gave_ten_and_a_half_hours: CentreServices, tmp_path: Path
) -> None:
    house = ria_gave_ten_and_a_half_hours
    written = {}
    for ending in ("pdf", "xlsx", "csv", "json"):
        written[ending] = tmp_path / f"jaar.{ending}"
        files.write(house.overviews.document(YEAR), written[ending])
    text = " ".join(" ".join(page_texts(written["pdf"].read_bytes())).split())
    assert "vrijwilligersuren 10,5" in text
    assert "waarvan 10,5 met de hand genoteerd" in text
    book = load_workbook(written["xlsx"])
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert sum(cell.value == 10.5 for cell in cells) == 2
    rows = list(csv.reader(io.StringIO(written["csv"].read_text("utf-8-sig")), delimiter=";"))
    assert ["vrijwilligersuren", "10,5", "0,0"] in rows
    assert '"hours": 10.5' in written["json"].read_text("utf-8")


def test_shares_and_money_keep_all_they_say_in_workbook_and_text() -> None:
    table = sheet("Zalen", ("bezet", "uren"), ((Share(0.1134), 2.25),))
    stream, text = BytesIO(), BytesIO()
    write_workbook([table], stream)
    write_text([table], text)
    share, hours = next(load_workbook(stream)["Zalen"].iter_rows(min_row=2))
    assert (share.value, share.number_format) == (0.1134, "0%")
    assert (hours.value, hours.number_format) == (2.25, "0.0#")
    assert text.getvalue().decode("utf-8-sig").splitlines()[1] == "11,34%;2,25"


def test_two_kinds_with_one_name_are_both_told_with_their_activity(
    house: CentreServices, coffee: Activity
) -> None:
    dinner = replace(coffee, id=new_id(), title="Samen eten")
    house.planning.keep(dinner, new=True)
    for activity, meals in ((coffee, 12), (dinner, 20)):
        kind = TallyKind(
            id=new_id(),
            centre_id=house.centre.id,
            name="maaltijden",
            role=TallyRole.ASIDE,
            position=9,
            activity_id=activity.id,
        )
        house.lists.keep(kind, new=True)
        first = house.plan.occurrences(activity.id)[0].occurrence
        house.counting.add(first.id, kind.id, meals)
    overview = house.gathering.overview(YEAR)
    told = overview.as_json()["categories"]
    assert told == {"maaltijden (Koffie-inloop)": 12, "maaltijden (Samen eten)": 20}


def counted(house: CentreServices, dates: dict[dt.date, int]) -> None:
    found = tuple(
        FoundOccurrence(
            where=str(date), activity="Koffie-inloop", date=date, numbers=(("", number),)
        )
        for date, number in dates.items()
    )
    house.importing.keep(CountFile(layout="one row a count", found=found))


def table(house: CentreServices, title: str) -> Sheet:
    document = house.overviews.document(YEAR)
    return next(sheet for sheet in sheets(document) if sheet.title == title)


def test_a_year_that_still_runs_is_beside_the_same_days_of_the_year_before_everywhere(
    house: CentreServices,
) -> None:
    """Today is 22 November 2026."""
    counted(
        house,
        {
            dt.date(2025, 3, 3): 30,
            dt.date(2025, 11, 20): 10,
            dt.date(2025, 11, 27): 70,
            dt.date(2025, 12, 20): 807,
            dt.date(2026, 3, 2): 44,
            dt.date(2026, 11, 19): 16,
        },
    )
    visits = replace(house.indicators.blank(), name="Bezoeken", measured_by=MeasureKind.VISITS)
    house.indicators.keep(visits, new=True)
    typed = replace(house.indicators.blank(), name="Tevreden", unit="%")
    kept = house.indicators.keep(typed, new=True).value
    house.indicators.keep_year(
        replace(house.indicators.blank_year(kept.id, 2025), actual=80.0), new=True
    )
    overview = overview_of(house.overviews.document(YEAR))
    assert overview.a_year_earlier.visits == 40
    per_month = table(house, "Bezoeken per maand")
    assert per_month.headings[-1].title == "2025 t/m 22-11"
    former = [row.cells[-1].value for row in per_month.rows]
    assert (former[2], former[10], former[11]) == (30, 10, None)
    known = table(house, "Kengetallen")
    assert known.headings[1].title == "2025 t/m 22-11"
    assert [(row.cells[0].shown, row.cells[1].shown) for row in known.rows] == [
        ("Bezoeken", "40"),
        ("Tevreden", "80% (heel 2025)"),
    ]
    assert known.rows[0].cells[2].shown == "60 tot nu toe"


def test_the_whole_year_before_stands_beside_a_year_that_is_over(house: CentreServices) -> None:
    counted(house, {dt.date(2024, 12, 20): 807, dt.date(2025, 3, 3): 30})
    over = house.gathering.overview(year(2025))
    assert (over.name, over.former_name) == ("2025", "2024")
    assert over.a_year_earlier.visits == 807


def test_json_of_a_year_can_be_read_again(
    ria_gave_ten_and_a_half_hours: CentreServices, tmp_path: Path
) -> None:
    path = tmp_path / "jaar.json"
    files.write(ria_gave_ten_and_a_half_hours.overviews.document(YEAR), path)
    assert json.loads(path.read_text("utf-8"))["volunteers"]["hours"] == 10.5


def test_what_may_have_come_beside_the_visits_is_the_sum_of_its_rows_and_leaves_tenants_out(
    house: CentreServices, coffee: Activity
) -> None:
    yoga = replace(coffee, id=new_id(), title="Yoga van de huurder", first=dt.date(2026, 10, 1))
    house.planning.keep(yoga, new=True)
    first, *_rest = house.plan.occurrences(coffee.id)
    house.counting.add(first.occurrence.id, house.lists.tally_kinds()[0].id, 12)
    overview = house.gathering.overview(YEAR)
    rows = {row.title: row for row in overview.activities}
    assert rows[yoga.title].figures.not_counted > 0
    assert rows[yoga.title].extrapolated is None
    expected = 12 * rows[coffee.title].figures.not_counted
    assert expected > 0
    assert (overview.extrapolated, rows[coffee.title].extrapolated) == (expected, expected)
    assert house.harvest.breakdown(YEAR).extrapolated == expected
    sheet = table(house, "Hoe is er geteld, per activiteit")
    place = [heading.title for heading in sheet.headings].index("misschien erbij")
    *parts, total = (row.cells[place].value for row in sheet.rows)
    assert total == sum(part for part in parts if isinstance(part, int)) == expected
