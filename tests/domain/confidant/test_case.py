"""What the confidant keeps of a report, and her figures as she released them."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from buurthuis_app.domain.confidant import case as confidant
from buurthuis_app.domain.confidant.case import (
    Case,
    CaseKind,
    CaseState,
    ConfidedMessage,
    Note,
    best_destroyed_after,
    problems_of_case,
    problems_of_message,
    problems_of_passphrase,
)
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPage, ConfidantPhoto
from buurthuis_app.domain.confidant.recovery_sheet import RecoverySheet
from buurthuis_app.domain.confidant.released_figures import (
    ConfidantFigure,
    ConfidantRelease,
    FigureAbout,
    ReleasedFigures,
    Shown,
    about_name,
    definition,
    problems_of_release,
    taken_over,
)
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.records import replace

TODAY = dt.date(2026, 11, 22)
A_DAY = dt.timedelta(days=1)


def faulty(found: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in found]


def case(reported_on: dt.date = TODAY, **fields: Any) -> Case:
    return Case(id=UUID(int=1), reported_on=reported_on, **fields)


@pytest.mark.parametrize(
    ("text", "reach", "fields"),
    [
        ("Ik wil iets vertellen.", "", []),
        ("x" * 5_000, "x" * 200, []),
        (" \n", "", ["text"]),
        ("x" * 5_001, "x" * 201, ["text", "reach"]),
    ],
)
def test_a_message_says_something_and_not_endlessly(
    text: str, reach: str, fields: list[str]
) -> None:
    assert faulty(problems_of_message(text, reach)) == fields


@pytest.mark.parametrize(
    ("passphrase", "again", "fields"),
    [
        ("zes losse woorden zijn goed", "zes losse  woorden zijn goed ", []),
        ("te kort", "te kort", ["passphrase"]),
        ("kort" + 30 * " " + "x", "kort x", ["passphrase"]),  # spaces make it no longer
        ("zes losse woorden zijn goed", "zes losse woorden zijn fout", ["again"]),
        *(
            (guessed, guessed, ["passphrase"])
            for guessed in (
                *("a" * 20, "12345678901234567890", "vertrouwenspersoon 1", "Buurthuis De Schakel"),
                *("wachtwoord wachtwoord", "qwertyuiopqwertyuiop", "aaaa bbbb cccc dddd eeee"),
                "Geheim geheim GEHEIM geheim geheim",
            )
        ),
    ],
)
def test_a_passphrase_is_long_and_typed_twice_the_same(
    passphrase: str, again: str, fields: list[str]
) -> None:
    assert faulty(problems_of_passphrase(passphrase, again)) == fields


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, []),
        ({"about": "x" * 121}, ["about"]),
        ({"notes": (Note(on=TODAY, text="x" * 5_001),)}, ["notes"]),
        ({"reported_on": TODAY + A_DAY}, ["reported_on"]),
        ({"state": CaseState.CLOSED}, ["closed_on"]),
        ({"state": CaseState.CLOSED, "closed_on": TODAY}, []),
        ({"state": CaseState.WAITING, "closed_on": TODAY}, ["closed_on"]),
        ({"state": CaseState.CLOSED, "closed_on": TODAY - A_DAY}, ["closed_on"]),
        # the day stands for its whole quarter
        ({"state": CaseState.CLOSED, "closed_on": TODAY - A_DAY, "quarter_only": True}, []),
        ({"destroy_after": TODAY}, []),
        ({"destroy_after": TODAY - A_DAY}, ["destroy_after"]),
        (
            {
                "reported_on": TODAY - 9 * A_DAY,
                "state": CaseState.CLOSED,
                "closed_on": TODAY,
                "destroy_after": TODAY - A_DAY,
            },
            ["destroy_after"],
        ),
    ],
)
def test_each_fault_of_a_case_stands_beside_its_field(
    fields: dict[str, Any], wrong: list[str]
) -> None:
    assert faulty(problems_of_case(case(**fields), TODAY)) == wrong


def test_a_case_knows_its_quarter() -> None:
    quarters = [case(dt.date(2026, month, 1)).quarter for month in range(1, 13)]
    assert quarters == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_destroying_is_proposed_half_a_year_after_closing_and_not_before_the_yearly_report() -> (
    None
):
    came = dt.date(2026, 3, 1)
    assert best_destroyed_after(dt.date(2027, 8, 31), came) == dt.date(2028, 2, 29)
    assert best_destroyed_after(dt.date(2026, 8, 31), came) == dt.date(2027, 7, 1)


def test_a_case_is_to_be_destroyed_from_its_day_on() -> None:
    assert case(destroy_after=TODAY).to_destroy(TODAY)
    assert not case(destroy_after=TODAY + A_DAY).to_destroy(TODAY)
    assert not case().to_destroy(TODAY)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (confidant.kind_name, CaseKind),
        (confidant.case_name, CaseKind),
        (confidant.role_name, confidant.PersonRole),
        (confidant.step_name, confidant.Step),
        (confidant.route_name, confidant.Route),
        (confidant.state_name, CaseState),
        (about_name, FigureAbout),
    ],
)
def test_everything_there_is_to_choose_has_words_of_its_own(name: Any, words: Any) -> None:
    said = [name(one) for one in words]
    assert all(said)
    assert len(set(said)) == len(said)


def test_words_that_were_confided_are_in_no_repr_that_could_end_in_a_log() -> None:
    word = "vertrouwelijk"
    records = (
        case(about=word, notes=(Note(on=TODAY, text=word),)),
        Note(on=TODAY, text=word),
        ConfidedMessage(id=UUID(int=2), text=word, reach=word, receipt=word, received_on=TODAY),
        RecoverySheet(centre="De Schakel", name="Marijke V.", key=word, words=word, made_on=TODAY),
    )
    assert not [record for record in records if word in repr(record)]


# Figures


RELEASE = ConfidantRelease(
    id=UUID(int=3),
    centre_id=UUID(int=4),
    year=2025,
    edition=1,
    released_on=dt.date(2026, 1, 15),
    zeros=True,
    prevention="Het gesprek.",
    recommendations="",
)


def figure(
    kind: CaseKind,
    number: int | None,
    shown: Shown = Shown.NUMBER,
    about: FigureAbout = FigureAbout.TOTAL,
    name: str = "",
) -> ConfidantFigure:
    return ConfidantFigure(
        release_id=RELEASE.id,
        kind=kind,
        about=about,
        position=0,
        name=name,
        shown=shown,
        number=number,
    )


def released(reports: ConfidantFigure, *lines: ConfidantFigure) -> ReleasedFigures:
    return ReleasedFigures(release=RELEASE, lines=(figure(CaseKind.ADVICE, 0), reports, *lines))


@pytest.mark.parametrize(
    ("number", "shown", "text"),
    [
        (1_200, Shown.NUMBER, "1.200"),
        (0, Shown.NUMBER, "0"),
        (None, Shown.FEW, "<5"),
        (None, Shown.NONE_OR_FEW, "geen of <5"),
        (None, Shown.WITHHELD, "niet getoond"),
    ],
)
def test_a_figure_on_paper_is_a_number_or_says_why_not(
    number: int | None, shown: Shown, text: str
) -> None:
    assert figure(CaseKind.REPORT, number, shown).text == text


def test_figures_say_that_nobody_came_only_when_both_totals_are_nought() -> None:
    assert released(figure(CaseKind.REPORT, 0)).none
    assert not released(figure(CaseKind.REPORT, 7)).none
    assert not released(figure(CaseKind.REPORT, None, Shown.NONE_OR_FEW)).none


def test_figures_of_before_other_contacts_were_counted_do_not_tell_of_them() -> None:
    before = released(figure(CaseKind.REPORT, 7))
    assert before.kinds == (CaseKind.REPORT, CaseKind.ADVICE)
    assert before.matching(figure(CaseKind.OTHER, 3)) is None
    others = figure(CaseKind.OTHER, 9)
    after = released(figure(CaseKind.REPORT, 0), others)
    assert after.kinds == tuple(CaseKind)
    assert after.matching(figure(CaseKind.OTHER, None)) == others
    assert not after.none
    days = [dt.date(2025, 11, day) for day in (1, 2, 3)]
    late = replace(RELEASE, reports_as_of=days[0], advice_as_of=days[1], others_as_of=days[2])
    assert [late.as_of(kind) for kind in CaseKind] == days


def test_figures_that_hide_something_are_explained() -> None:
    few = figure(CaseKind.REPORT, None, Shown.FEW, FigureAbout.ROLE, "bezoeker")
    assert not released(figure(CaseKind.REPORT, 7)).hides
    assert released(figure(CaseKind.REPORT, 7), few).hides
    assert "onder de 5" in definition()


def test_figures_are_read_by_their_list_and_scripts_get_the_same_words() -> None:
    total = figure(CaseKind.REPORT, 12)
    roles = (
        figure(CaseKind.REPORT, 8, about=FigureAbout.ROLE, name="bezoeker"),
        figure(CaseKind.REPORT, None, Shown.FEW, FigureAbout.ROLE, "vrijwilliger"),
    )
    found = released(total, *roles)
    assert found.total(CaseKind.REPORT) == total
    assert found.list_of(CaseKind.REPORT, FigureAbout.ROLE) == roles
    assert found.list_of(CaseKind.ADVICE, FigureAbout.ROLE) == ()
    told: Any = found.as_json()
    assert (told["year"], told["released_on"]) == (2025, "2026-01-15")
    assert [(line["kind"], line["about"], line["number"]) for line in told["figures"]] == [
        ("advice", "total", 0),
        ("report", "total", 12),
        ("report", "role", 8),
        ("report", "role", "<5"),
    ]
    assert told["as_of"] == {}
    november = replace(RELEASE, advice_as_of=dt.date(2025, 11, 3))
    told = ReleasedFigures(release=november, lines=found.lines).as_json()
    assert told["as_of"] == {"advice": "2025-11-03"}
    assert taken_over(CaseKind.REPORT, dt.date(2025, 11, 3)).startswith(
        "Meldingen: als in de uitgave van 3-11-2025."
    )
    assert (told["prevention"], told["recommendations"]) == ("Het gesprek.", "")


def test_texts_beside_the_figures_are_not_endless() -> None:
    assert problems_of_release("x" * 4_000, "") == ()
    too_long = problems_of_release("x" * 4_001, "x" * 4_001)
    assert faulty(too_long) == ["prevention", "recommendations"]


def test_the_page_has_her_picture_when_there_is_one() -> None:
    picture = ConfidantPhoto(id=UUID(int=6), width=4, height=3, content=b"jpeg")
    marijke, joost, without = (
        Confidant(id=UUID(int=number), centre_id=UUID(int=4), name=name, photo_id=photo)
        for number, name, photo in (
            (7, "Marijke V.", picture.id),
            (8, "Joost de B.", UUID(int=9)),
            (10, "Aicha M.", None),
        )
    )
    page = ConfidantPage(
        centre="De Schakel",
        confidants=(marijke, joost, without),
        photos={picture.id: picture},
        behaviours=(),
        help_lines=(),
    )
    assert [page.photo_of(one) for one in page.confidants] == [picture, None, None]
