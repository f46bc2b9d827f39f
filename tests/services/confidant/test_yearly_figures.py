"""The figures of a year: read by the confidant, released with small numbers hidden, printed by others."""

import datetime as dt

import pytest

from buurthuis_app.domain.confidant import small_numbers
from buurthuis_app.domain.confidant.case import (
    CaseKind,
    CaseState,
    PersonRole,
    Route,
    Step,
    StepTaken,
    kind_name,
    role_name,
    route_name,
    state_name,
    step_name,
)
from buurthuis_app.domain.confidant.released_figures import (
    FigureAbout,
    ReleasedFigures,
    about_name,
    definition,
)
from buurthuis_app.domain.papers.document import sheets
from buurthuis_app.domain.shared.periods import year
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import in_language
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.services.confidant.conftest import Confidant

DAY = dt.date(2026, 3, 4)


def cases(house: CentreServices, confidant: Confidant, kind: CaseKind, *numbers: int) -> None:
    """So many cases of each kind of behaviour, in the order of the centre's list; the last of none."""
    behaviours = [one.id for one in house.confidants.page().behaviours]
    register = confidant.register
    for number, behaviour_id in zip(numbers, [*behaviours, None], strict=False):
        for _ in range(number):
            register.keep(
                replace(
                    register.blank(),
                    reported_on=DAY,
                    kind=kind,
                    behaviour_id=behaviour_id,
                    role=PersonRole.VISITOR,
                    steps=(
                        StepTaken(step=Step.LISTEN, on=DAY),
                        StepTaken(step=Step.LISTEN, on=DAY + dt.timedelta(days=9)),
                    ),
                )
            )


def texts(figures: ReleasedFigures, kind: CaseKind, about: FigureAbout) -> list[str]:
    return [line.text for line in figures.list_of(kind, about)]


def test_released_figures_are_printed_with_small_numbers_hidden(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 7, 6, 2)
    cases(house, confidant, CaseKind.ADVICE, 0, 1)
    assert house.confidant_figures.released(2026) is None
    done = confidant.register.yearly.release(
        2026, zeros=True, prevention=" Een les. ", recommendations="Hang de poster op."
    )
    figures = house.confidant_figures.released(2026)
    assert figures == done.value
    assert figures is not None
    assert house.confidant_figures.years() == (2026,)
    assert figures.total(CaseKind.REPORT).text == "15"
    assert figures.total(CaseKind.ADVICE).text == "<5"
    behaviours = texts(figures, CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    assert behaviours == ["7", "niet getoond", "<5", "0", "0"]
    assert texts(figures, CaseKind.REPORT, FigureAbout.ROLE) == ["15", "0", "0", "0"]
    assert texts(figures, CaseKind.REPORT, FigureAbout.ROUTE) == ["0", "0", "0", "15"]
    assert texts(figures, CaseKind.REPORT, FigureAbout.STEP) == ["15", "0", "0", "0", "0"]
    assert figures.hides
    assert not figures.none
    assert (figures.release.prevention, figures.release.edition) == ("Een les.", 1)
    told = figures.as_json()
    assert (told["year"], told["recommendations"]) == (2026, "Hang de poster op.")
    assert {"kind": "advice", "about": "total", "name": "", "number": "<5"} in told["figures"]  # type: ignore[operator]


def test_what_is_released_is_dutch_whatever_the_screen_speaks(confidant: Confidant) -> None:
    def released() -> list[str]:
        figures = confidant.register.yearly.release(
            2025, zeros=True, prevention="", recommendations=""
        ).value
        return [line.name for line in figures.lines]

    in_dutch = released()
    assert "anders of niet bekend" in in_dutch
    with in_language("en"):
        assert released() == in_dutch


def test_an_explicit_none_can_be_released(house: CentreServices, confidant: Confidant) -> None:
    yearly = confidant.register.yearly
    assert not yearly.release(2025, zeros=False, prevention="", recommendations="").value.none
    figures = yearly.release(2025, zeros=True, prevention="", recommendations="").value
    assert figures.none
    assert not figures.hides
    assert figures.release.edition == 2
    assert house.confidant_figures.released(2025) == figures


def test_zeros_that_are_not_told_apart_are_none_or_few(confidant: Confidant) -> None:
    draft = confidant.register.yearly.draft(2026, zeros=False)
    assert {one.line.text for one in draft.lines} == {"geen of <5"}
    assert {one.count for one in draft.lines} == {0}
    assert draft.former is None
    assert len(draft.list_of(CaseKind.REPORT, FigureAbout.STEP)) == len(Step)


def test_a_second_release_hides_what_the_first_hid(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 12, 8)
    yearly = confidant.register.yearly
    first = yearly.release(2026, zeros=False, prevention="", recommendations="").value
    again = yearly.draft(2026, zeros=False)
    assert again.former == first
    report = [one.line.text for one in again.list_of(CaseKind.REPORT, FigureAbout.BEHAVIOUR)]
    assert report == texts(first, CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    assert "8" not in report


def test_what_a_centre_put_away_or_renamed_keeps_its_line(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 6, 9)
    yearly = confidant.register.yearly
    first, second, third, _fourth = house.confidants.page().behaviours
    released = yearly.release(2026, zeros=True, prevention="", recommendations="").value
    assert {line.subject for line in released.lines} >= {"", str(first.id), "other", "visitor"}
    for change in (
        replace(first, archived=True),
        replace(second, name="Schelden"),
        replace(third, archived=True),
    ):
        house.confidants.keep_entry(change, new=False)
    draft = yearly.draft(2026, zeros=True)
    counts = {
        drafted.line.name: drafted.count
        for drafted in draft.list_of(CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    }
    assert counts[first.heading] == 6
    assert counts["Schelden"] == 9
    assert third.heading in counts, "it was printed, so its going would tell that there was none"
    assert not draft.as_of
    other_year = yearly.draft(2025, zeros=True).list_of(CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    assert first.heading not in {drafted.line.name for drafted in other_year}
    unknown = yearly.draft(2025, zeros=False).list_of(CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    assert first.heading in {drafted.line.name for drafted in unknown}


def test_figures_that_would_give_a_small_number_away_are_those_of_the_release_before(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 12, 8)
    yearly = confidant.register.yearly
    for more in range(small_numbers.MOST_PAPERS):
        yearly.release(2026, zeros=True, prevention="", recommendations="")
        cases(house, confidant, CaseKind.REPORT, 5 + more)
    former = house.confidant_figures.released(2026)
    assert former is not None
    assert former.release.as_of(CaseKind.REPORT) is None
    day = former.release.released_on
    for _nth in range(2):
        draft = yearly.draft(2026, zeros=True)
        assert draft.as_of == {CaseKind.REPORT: day}
        assert draft.lines[0].count > (draft.lines[0].line.number or 0) > 0
        last = yearly.release(2026, zeros=True, prevention="Les.", recommendations="").value
        assert last == house.confidant_figures.released(2026)
        assert last.release.reports_as_of == day
        assert last.as_json()["as_of"] == {"report": day.isoformat()}
        for about in FigureAbout:
            assert texts(last, CaseKind.REPORT, about) == texts(former, CaseKind.REPORT, about)


def test_what_was_destroyed_after_a_release_is_not_told_as_none_by_the_next(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 6)
    cases(house, confidant, CaseKind.OTHER, 7)
    yearly, register = confidant.register.yearly, confidant.register
    first = yearly.release(2026, zeros=True, prevention="", recommendations="").value
    for case in register.cases().all:
        if case.kind is CaseKind.REPORT:
            register.destroy(case.id)
    draft = yearly.draft(2026, zeros=True)
    day = first.release.released_on
    assert draft.as_of == {CaseKind.REPORT: day}
    again = yearly.release(2026, zeros=True, prevention="", recommendations="").value
    assert again.total(CaseKind.REPORT).text == "6"
    assert again.release.as_of(CaseKind.REPORT) == day
    assert again.total(CaseKind.OTHER).text == "7"
    assert again.release.as_of(CaseKind.OTHER) is None


def test_other_contacts_are_told_by_their_number_alone(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.OTHER, 3, 4)
    figures = confidant.register.yearly.release(
        2026, zeros=True, prevention="", recommendations=""
    ).value
    assert figures.total(CaseKind.OTHER).text == "7"
    assert [line.about for line in figures.lines if line.kind is CaseKind.OTHER] == [
        FigureAbout.TOTAL
    ]


def test_a_case_made_to_try_the_program_is_in_no_figure(
    house: CentreServices, confidant: Confidant
) -> None:
    cases(house, confidant, CaseKind.REPORT, 6)
    register = confidant.register
    register.keep(replace(register.blank(), reported_on=DAY, trial=True))
    draft = register.yearly.draft(2026, zeros=True)
    assert draft.trials == 1
    assert draft.list_of(CaseKind.REPORT, FigureAbout.TOTAL)[0].count == 6
    assert register.yearly.draft(2025, zeros=True).trials == 0


def test_the_year_before_stands_beside_the_year_as_it_was_released(
    house: CentreServices, confidant: Confidant
) -> None:
    """What was hidden stays hidden, also when there are more cases of that year by now."""
    cases(house, confidant, CaseKind.REPORT, 7, 6, 2)
    yearly = confidant.register.yearly
    former = yearly.release(2026, zeros=True, prevention="", recommendations="").value
    house.clock.moment += dt.timedelta(days=365)  # type: ignore[attr-defined]
    cases(house, confidant, CaseKind.REPORT, 3)
    lines = yearly.draft(2027, zeros=True).list_of(CaseKind.REPORT, FigureAbout.BEHAVIOUR)
    before = [drafted.year_before for drafted in lines]
    assert before == [former.matching(drafted.line) for drafted in lines]
    assert [line.text for line in before if line] == ["7", "niet getoond", "<5", "0", "0"]
    now = yearly.release(2027, zeros=False, prevention="", recommendations="").value
    beside = house.gathering.overview(year(2027)).beside
    assert beside is not None
    assert (beside.confidant, beside.confidant_former) == (now, former)
    printed = {sheet.title: sheet for sheet in sheets(house.overviews.document(year(2027)))}
    behaviours = printed["Naar soort gedrag"]
    assert list(behaviours.column("meldingen 2026")) == [7, "niet getoond", "<5", 0, 0]
    assert set(behaviours.column("meldingen 2027")) == {"geen of <5"}


def test_only_cases_of_the_year_count(house: CentreServices, confidant: Confidant) -> None:
    cases(house, confidant, CaseKind.REPORT, 6)
    assert confidant.register.yearly.draft(2025, zeros=True).lines[0].count == 0


@pytest.mark.parametrize(
    ("year", "prevention", "sentence"),
    [(2027, "", "nog beginnen"), (2026, "x" * 4_001, "4000")],
)
def test_what_cannot_be_released_is_refused(
    house: CentreServices, confidant: Confidant, year: int, prevention: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        confidant.register.yearly.release(
            year, zeros=True, prevention=prevention, recommendations=""
        )
    assert house.confidant_figures.years() == ()


@pytest.mark.parametrize(
    "words",
    [
        [kind_name(one) for one in CaseKind],
        [role_name(one) for one in PersonRole],
        [route_name(one) for one in Route],
        [state_name(one) for one in CaseState],
        [step_name(one) for one in Step],
        [about_name(one) for one in FigureAbout],
    ],
)
def test_everything_has_a_name_in_words(words: list[str]) -> None:
    assert all(words)
    assert len(set(words)) == len(words)


def test_the_definition_says_what_is_hidden() -> None:
    assert "onder de 5" in definition()
