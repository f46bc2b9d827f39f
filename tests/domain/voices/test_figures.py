"""Figures of voices: which matters a year has, what is counted of them, and the chain of each."""

import datetime as dt

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.figures import VoicesYear, definitions, year_of
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterKind,
    MatterNote,
    MatterStanding,
    Reaction,
)
from buurthuis_app.domain.voices.voice import Voice

TODAY = dt.date(2026, 11, 22)
CENTRE = new_id()


def matter(title: str, since: dt.date, **more: object) -> Matter:
    return Matter(id=new_id(), centre_id=CENTRE, title=title, since=since, **more)  # type: ignore[arg-type]


LAMP = matter(
    "Lamp",
    dt.date(2025, 6, 1),
    reaction=Reaction.PLAN,
    reacted_on=dt.date(2025, 7, 1),
    words="Er komt een lamp.",
    due_on=dt.date(2025, 9, 1),
    done_on=dt.date(2026, 2, 1),
)
SUNDAY = matter(
    "Zondag",
    dt.date(2025, 6, 2),
    reaction=Reaction.DECLINED,
    reacted_on=dt.date(2025, 8, 1),
    words="Geen mensen.",
)
DOOR = matter("Deur", dt.date(2026, 3, 1), kind=MatterKind.UNASKED, adviser="Raad")
MATTERS = (DOOR, SUNDAY, LAMP)
VOICES = (
    Voice(id=new_id(), matter_id=LAMP.id, date=dt.date(2025, 6, 1), words="Donker!", times=4),
    Voice(id=new_id(), matter_id=LAMP.id, date=dt.date(2026, 1, 1), words="Nog donker!"),
    Voice(id=new_id(), matter_id=DOOR.id, date=dt.date(2026, 3, 1), words="Zwaar."),
)
NOTES = (
    MatterNote(id=new_id(), matter_id=LAMP.id, date=dt.date(2025, 8, 1), words="Besteld."),
    MatterNote(id=new_id(), matter_id=LAMP.id, date=dt.date(2025, 11, 1), words="Nog niet."),
    MatterNote(id=new_id(), matter_id=LAMP.id, date=dt.date(2026, 2, 1), words="Hij hangt."),
)


def of(year: int, today: dt.date = TODAY) -> VoicesYear:
    return year_of(MATTERS, VOICES, NOTES, {LAMP.id: BecameOf()}, year, today)


def test_a_plan_that_came_late_is_late_at_the_end_of_its_year_and_done_in_the_next() -> None:
    then, now = of(2025), of(2026)
    assert [(row.matter.title, row.standing, row.note) for row in then.rows] == [
        ("Lamp", MatterStanding.LATE, "Nog niet."),
        ("Zondag", MatterStanding.DECLINED, ""),
    ]
    assert (then.heard, then.brought_up, then.answered, then.advice) == (4, 2, 2, 0)
    assert [(row.matter.title, row.standing, row.heard) for row in now.rows] == [
        ("Lamp", MatterStanding.KEPT, 5),
        ("Deur", MatterStanding.OPEN, 1),
    ]
    assert (now.heard, now.brought_up, now.answered, now.advice) == (2, 1, 0, 1)
    assert now.standing_so(MatterStanding.KEPT) == 1


def test_a_year_that_runs_knows_nothing_of_what_is_to_come() -> None:
    assert [row.matter.title for row in of(2025, dt.date(2025, 6, 1)).rows] == ["Lamp"]
    assert of(2025, dt.date(2025, 6, 1)).rows[0].as_json() == {
        "title": "Lamp",
        "kind": "matter",
        "since": "2025-06-01",
        "voices": 4,
        "reaction": "none_yet",
        "became": "",
        "words": "",
        "due_on": None,
        "standing": "open",
        "note": "",
    }
    assert of(2027).rows == ()


def test_what_is_over_comes_back_in_the_year_in_which_somebody_speaks_of_it_again() -> None:
    again = Voice(id=new_id(), matter_id=SUNDAY.id, date=dt.date(2026, 5, 1), words="Toch?")
    year = year_of((SUNDAY,), (again,), (), {}, 2026, TODAY)
    assert (year.heard, year.answered, year.rows[0].standing) == (1, 0, MatterStanding.DECLINED)


def test_scripts_get_the_figures_and_each_chain() -> None:
    read = of(2025).as_json()
    assert (read["voices"], read["brought_up"], read["late"], read["kept"]) == (4, 2, 1, 0)
    assert of(2025).rows[0].as_json()["due_on"] == "2025-09-01"


def test_every_figure_is_defined() -> None:
    terms = {each.term for each in definitions()}
    assert {"stemmen", "ingebracht", "beantwoord", "gedaan"} <= terms
