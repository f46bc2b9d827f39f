"""What is unclear is not kept, what was left out stays out, and what was pointed at holds for next month's file."""

import datetime as dt
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from buurthuis_app.domain.counts.count import Count
from buurthuis_app.domain.counts.count_sheet import Understanding
from buurthuis_app.domain.counts.pointing import Meaning, Pointing
from buurthuis_app.domain.papers.spreadsheet import ExportKind
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.shared.settings import Setting
from buurthuis_app.errors import Invalid
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import TODAY
from tests.services.undoing import taken_back

MONTH_TOTALS = "Maand;Koffie;Yoga\njan 24;156;142\nfeb 24;259;108\nmrt 24;253;189\napr 24;12;3\n"
YEAR = year(2026)
PEOPLE = ("Ank Visser", "Bob Smit", "Cees de Wit")


def written(tmp_path: Path, text: str, name: str = "lijst.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def counts(house: CentreServices) -> int:
    with house.database.read() as work:
        return len(work.store(Count).find())


def test_a_file_with_an_open_question_is_not_kept(house: CentreServices, tmp_path: Path) -> None:
    path = written(tmp_path, MONTH_TOTALS)
    file = house.importing.read(path)
    assert file.unclear
    with pytest.raises(Invalid, match="vragen"):
        house.importing.keep(file)
    assert counts(house) == 0
    answered = house.importing.read(path, answers={file.unclear[0].key: "keep"})
    house.importing.keep(answered)
    assert counts(house) == 8


def test_who_accepts_keeps_what_is_proposed(house: CentreServices, tmp_path: Path) -> None:
    file = house.importing.read(written(tmp_path, MONTH_TOTALS))
    assert house.importing.keep(file, accept=True).value.nothing_new


def test_what_was_left_out_stays_out_and_its_name_is_not_kept(
    house: CentreServices, tmp_path: Path
) -> None:
    def month(number: int) -> Path:
        rows = "".join(f"\n{day}-{number}-2024;{day + 4};{day + 2}" for day in (1, 8, 15))
        return written(tmp_path, f"Datum;Koffie;Truus{rows}", f"{number}.csv")

    first = house.importing.read(month(3))
    done = house.importing.keep(first, Understanding(left_out=frozenset({"truus"})))
    assert [activity.title for activity in done.value.activities] == ["Koffie"]
    assert "Truus (weggelaten)" in done.value.unused
    with house.database.read() as work:
        assert "truus" not in repr(work.store(Setting).find()).casefold()
    second = house.importing.read(month(4))
    assert house.importing.suggestion(second).understanding.left_out == {"truus"}
    assert not house.importing.keep(second).value.activities


def test_what_was_pointed_at_holds_for_the_next_file_of_that_shape(
    house: CentreServices, tmp_path: Path
) -> None:
    def month(number: int) -> Path:
        rows = "".join(f"\nA{day};{day}-{number}-2024;{day + 4};{day + 900}" for day in (1, 8, 15))
        return written(tmp_path, f"code;moment;inloop;stemmen{rows}", f"{number}.csv")

    path = month(3)
    (seen,) = house.importing.look(house.importing.open(path))
    assert seen.cells[0] == ("code", "moment", "inloop", "stemmen")
    pointing = Pointing(header=0, columns={1: Meaning.DATE, 2: Meaning.COUNT, 3: Meaning.LEAVE_OUT})
    with_name = Pointing(header=0, columns={**pointing.columns, 0: Meaning.ACTIVITY})
    file = house.importing.read(path, pointed={0: (with_name,)})
    assert (file.found[0].activity, file.found[0].numbers) == ("A1", (("", 5),))
    done = house.importing.keep(file)
    again = house.importing.read(month(4))
    assert [each.activity for each in again.found] == ["A1", "A8", "A15"]
    assert again.pointed == file.pointed
    assert again.recalled == ("",)
    taken_back(done)
    with house.database.read() as work:
        assert not work.store(Setting).find()


def test_a_sheet_on_its_side_can_be_pointed_at(house: CentreServices, tmp_path: Path) -> None:
    path = written(tmp_path, "wat;4-3-2024;11-3-2024;18-3-2024\nKoffie;12;13;14\nmunten;30;20;10\n")
    pointing = Pointing(header=0, columns={0: Meaning.DATE, 1: Meaning.COUNT}, on_its_side=True)
    file = house.importing.read(path, pointed={0: (pointing,)})
    assert sum(file.visits(each) or 0 for each in file.found) == 39


def test_answers_about_how_a_file_is_made_hold_for_the_next_one(
    house: CentreServices, tmp_path: Path
) -> None:
    def sheet(number: int) -> Path:
        rows = "".join(
            f"\n{day}-{number}-2024;{day % 5 + 3};{day % 7 + 4};{90 * (day % 6 + 5)}"
            for day in range(2, 20)
        )
        return written(tmp_path, f"Datum;Koffie;Yoga;Truus{rows}", f"{number}.csv")

    first = house.importing.read(sheet(3))
    (question,) = first.unclear
    answered = house.importing.read(sheet(3), answers={question.key: "leave"})
    assert [(answer.said, answer.earlier) for answer in answered.answered] == [("leave", False)]
    done = house.importing.keep(answered)
    assert house.importing.remembered() == 1
    with house.database.read() as work:
        assert "truus" not in repr(work.store(Setting).find()).casefold()

    again = house.importing.read(sheet(4))
    assert not again.unclear
    assert [(answer.said, answer.earlier) for answer in again.answered] == [("leave", True)]
    other = house.importing.read(sheet(4), answers={again.answered[0].question.key: "keep"})
    assert "Truus" in other.names
    taken_back(done)
    assert house.importing.read(sheet(4)).unclear


def test_what_is_remembered_can_be_forgotten_and_brought_back(
    house: CentreServices, tmp_path: Path
) -> None:
    path = written(tmp_path, "wat;4-3-2024;11-3-2024;18-3-2024\nKoffie;12;13;14\nmunten;30;20;10\n")
    pointing = Pointing(header=0, columns={0: Meaning.DATE, 1: Meaning.COUNT}, on_its_side=True)
    file = house.importing.read(path, pointed={0: (pointing,)})
    house.importing.keep(file)
    assert house.importing.read(path).recalled
    forgotten = house.importing.forget(file.pointed)
    assert not house.importing.read(path).recalled
    assert house.importing.forget().undo is None
    again = taken_back(forgotten)
    assert house.importing.read(path).recalled
    taken_back(again)
    assert house.importing.remembered() == 0


def test_the_empty_example_is_read_without_a_question_once_it_is_filled_in(
    house: CentreServices, tmp_path: Path
) -> None:
    path = tmp_path / "voorbeeld.xlsx"
    house.importing.write_example(path)
    book = openpyxl.load_workbook(path)
    for day in (4, 11, 18):
        book["Tellingen"].append([dt.date(2026, 3, day), "Koffie", day + 3, day % 4, "druk"])
    book.save(path)
    file = house.importing.read(path)
    assert (file.unclear, file.unreadable) == ((), ())
    assert house.importing.keep(file).value.summary.visits == 42


@pytest.mark.file_only
def test_the_names_of_visitors_are_nowhere_in_the_data(
    house: CentreServices, tmp_path: Path, database_path: Path
) -> None:
    rows = "".join(f"\n{who};x;;x" for who in PEOPLE)
    text = f"Presentielijst Taalcafé 2024\nNaam;4-3-2024;11-3-2024;18-3-2024{rows}"
    done = house.importing.keep(house.importing.read(written(tmp_path, text)))
    assert done.value.summary.visits == 6
    assert not [who for who in PEOPLE if who in repr(done.value)]
    content = database_path.read_bytes()
    assert not [who for who in PEOPLE if who.encode() in content]


@pytest.mark.parametrize("what", [ExportKind.COUNTS, ExportKind.ALL])
def test_our_own_export_comes_back_to_the_unit(
    what: ExportKind, demo_file: Callable[[int], Path], empty_file: Path, tmp_path: Path
) -> None:
    """The demo: parts, new faces, meals that count beside the visits, estimates, and days that were cancelled."""

    def house_in(path: Path) -> CentreServices:
        database = Database(path)
        centre = Centres(database).first() or Centres(database).found("De Schakel", "Dorp").value
        return CentreServices(database, FixedClock(TODAY), COORDINATOR, centre)

    demo, empty = (
        Path(shutil.copy(f, tmp_path / n)) for f, n in ((demo_file(1), "a"), (empty_file, "b"))
    )
    full, target = house_in(demo), house_in(empty)
    sheet = tmp_path / "export.xlsx"
    with closing(full.database), closing(target.database):
        full.exporting.write(what, sheet)
        file = target.importing.read(sheet)
        assert not file.unclear
        target.importing.keep(file)
        there, here = (each.harvest.overview(YEAR).figures for each in (full, target))
        assert (here.visits, here.counted) == (there.visits, there.counted)
        assert here.estimated_visits == there.estimated_visits
        assert counts(target) == counts(full)
