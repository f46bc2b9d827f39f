"""Matters: what an answer needs, how each stands on a day, and when nothing more is to come of it."""

import datetime as dt

import pytest

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.voices.matter import (
    BecameOf,
    Matter,
    MatterKind,
    MatterNote,
    MatterStanding,
    Reaction,
    coherent,
    kind_names,
    over_on,
    problems_of_matter,
    problems_of_note,
    reaction_names,
    standing,
    standing_names,
)
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
MATTER = Matter(
    id=new_id(), centre_id=new_id(), title="Donker bij het plein", since=TODAY - 30 * DAY
)
PLAN = replace(
    MATTER,
    reaction=Reaction.PLAN,
    reacted_on=TODAY - 20 * DAY,
    words="Er komt een lamp.",
    due_on=TODAY,
)
DECLINED = replace(
    MATTER, reaction=Reaction.DECLINED, reacted_on=TODAY - 20 * DAY, words="Geen geld."
)
PROMISE = replace(
    MATTER, reaction=Reaction.PROMISE, reacted_on=TODAY - 20 * DAY, promise_id=new_id()
)


def fields(matter: Matter) -> set[str]:
    return {problem.field for problem in problems_of_matter(matter, TODAY)}


@pytest.mark.parametrize("matter", [MATTER, PLAN, DECLINED, PROMISE])
def test_what_has_all_it_needs_has_no_problems(matter: Matter) -> None:
    assert fields(matter) == set()
    assert coherent(matter) == matter


@pytest.mark.parametrize(
    ("matter", "wrong"),
    [
        (replace(MATTER, title=" "), {"title"}),
        (replace(MATTER, title="x" * 121), {"title"}),
        (replace(MATTER, since=TODAY + DAY), {"since"}),
        (replace(MATTER, kind=MatterKind.ASKED), {"adviser"}),
        (replace(PROMISE, promise_id=None), {"promise_id"}),
        (replace(PROMISE, reacted_on=None), {"reacted_on"}),
        (replace(PROMISE, reacted_on=MATTER.since - DAY), {"reacted_on"}),
        (replace(PROMISE, reacted_on=TODAY + DAY), {"reacted_on"}),
        (replace(MATTER, reaction=Reaction.INITIATIVE, reacted_on=TODAY), {"initiative_id"}),
        (replace(DECLINED, words=""), {"words"}),
        (replace(PLAN, words="", due_on=None), {"words", "due_on"}),
        (replace(PLAN, due_on=TODAY - 21 * DAY), {"due_on"}),
        (replace(PLAN, reacted_on=None), {"reacted_on"}),
        (replace(PLAN, done_on=TODAY + DAY), {"done_on"}),
        (replace(PLAN, done_on=TODAY - 21 * DAY), {"done_on"}),
    ],
)
def test_each_fault_is_said_beside_its_field(matter: Matter, wrong: set[str]) -> None:
    assert fields(matter) == wrong


def test_an_answer_leaves_nothing_of_another_behind() -> None:
    turned = replace(PLAN, reaction=Reaction.DECLINED, promise_id=new_id(), adviser="Raad")
    assert coherent(turned) == replace(PLAN, reaction=Reaction.DECLINED, due_on=None)
    assert coherent(replace(PLAN, reaction=Reaction.NONE_YET)) == MATTER
    begun = replace(MATTER, reaction=Reaction.INITIATIVE, initiative_id=new_id(), reacted_on=TODAY)
    assert coherent(begun) == begun


@pytest.mark.parametrize(
    ("matter", "became", "stands"),
    [
        (MATTER, BecameOf(), MatterStanding.OPEN),
        (replace(PLAN, reacted_on=TODAY + DAY), BecameOf(), MatterStanding.OPEN),
        (PLAN, BecameOf(), MatterStanding.UNDER_WAY),
        (replace(PLAN, due_on=TODAY - DAY), BecameOf(), MatterStanding.LATE),
        (replace(PLAN, due_on=TODAY - DAY, done_on=TODAY), BecameOf(), MatterStanding.KEPT),
        (replace(PLAN, done_on=TODAY + DAY), BecameOf(), MatterStanding.UNDER_WAY),
        (DECLINED, BecameOf(), MatterStanding.DECLINED),
        (PROMISE, BecameOf(), MatterStanding.UNDER_WAY),
        (PROMISE, BecameOf(kept=True), MatterStanding.KEPT),
        (PROMISE, BecameOf(kept=False), MatterStanding.NOT_KEPT),
    ],
)
def test_how_it_stands(matter: Matter, became: BecameOf, stands: MatterStanding) -> None:
    assert standing(matter, became, TODAY) is stands


def test_a_plan_is_over_when_done_and_a_promise_when_it_holds_no_more() -> None:
    assert over_on(PLAN, BecameOf(over_on=TODAY)) is None
    assert over_on(replace(PLAN, done_on=TODAY), BecameOf()) == TODAY
    assert over_on(PROMISE, BecameOf(over_on=TODAY)) == TODAY
    assert over_on(DECLINED, BecameOf()) == DECLINED.reacted_on
    assert over_on(MATTER, BecameOf()) is None
    long_ago = BecameOf(over_on=MATTER.since)
    assert over_on(PROMISE, long_ago) == PROMISE.reacted_on


def test_a_note_says_something_of_a_day_that_came() -> None:
    note = MatterNote(id=new_id(), matter_id=MATTER.id, date=TODAY, words="Halverwege.")
    assert problems_of_note(note, TODAY) == ()
    faulty = replace(note, date=TODAY + DAY, words="")
    assert {each.field for each in problems_of_note(faulty, TODAY)} == {"date", "words"}
    assert problems_of_note(replace(note, words="x" * 1001), TODAY)


def test_everything_has_a_name() -> None:
    assert kind_names().keys() == set(MatterKind)
    assert reaction_names().keys() == set(Reaction)
    assert standing_names().keys() == set(MatterStanding)
