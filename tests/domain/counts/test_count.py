"""Count: the tally kinds that an activity has for itself."""

from buurthuis_app.domain.counts.count import (
    TallyKind,
    TallyRole,
    beyond_visits,
    own_kinds,
    problems_of_change,
    problems_of_kind,
    problems_of_merging,
)
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem
from buurthuis_app.records import replace

CENTRE, ACTIVITY = new_id(), new_id()


def test_only_names_that_are_not_there_yet_become_kinds_of_the_activity() -> None:
    known = TallyKind(
        id=new_id(), centre_id=CENTRE, name="Volwassenen", role=TallyRole.VISITS, position=1
    )
    kinds = own_kinds(
        ["volwassenen", "honden", "katten"], [known], activity_id=ACTIVITY, centre_id=CENTRE
    )
    assert [kind.name for kind in kinds] == ["honden", "katten"]
    assert {kind.activity_id for kind in kinds} == {ACTIVITY}
    assert {kind.centre_id for kind in kinds} == {CENTRE}
    assert kinds[0].position < kinds[1].position


def kind(name: str, role: TallyRole = TallyRole.VISITS, **fields: object) -> TallyKind:
    given = {"position": 0, **fields}
    return TallyKind(id=new_id(), centre_id=CENTRE, name=name, role=role, **given)  # type: ignore[arg-type]


WHOLE, NEW = kind("bezoekers", whole=True), kind("nieuwe gezichten", TallyRole.OF_WHOM)
MEALS = kind("maaltijden", TallyRole.ASIDE)


def sentences(found: tuple[Problem, ...]) -> list[str]:
    return [problem.sentence for problem in found]


def test_a_kind_is_known_by_what_it_was_called_and_not_by_its_own_name_twice() -> None:
    renamed = replace(NEW, name="nieuw").known_as("nieuwe gezichten", "nieuw")
    assert renamed.former_names == ("nieuwe gezichten",)


def test_what_lies_inside_the_visits_is_never_more_than_they_are() -> None:
    assert beyond_visits([(WHOLE, 12), (NEW, 13)]) is NEW
    assert beyond_visits([(WHOLE, 12), (NEW, 12), (MEALS, 40)]) is None
    assert beyond_visits([(WHOLE, None), (NEW, 13)]) is None


def test_a_kind_that_was_counted_counts_along_as_it_did() -> None:
    assert sentences(problems_of_change(MEALS, replace(MEALS, role=TallyRole.VISITS), 3))
    assert not problems_of_change(MEALS, replace(MEALS, role=TallyRole.VISITS), 0)
    assert not problems_of_change(MEALS, replace(MEALS, name="eters"), 3)
    assert (
        "houdt de totalen vast"
        in sentences(problems_of_change(WHOLE, replace(WHOLE, archived=True), 0))[0]
    )


def test_kinds_become_one_only_where_no_total_changes() -> None:
    other, own = kind("kinderen"), kind("lopers", activity_id=ACTIVITY)
    mended = replace(own, role=TallyRole.REPAIRED)
    assert not problems_of_merging(other, WHOLE)
    assert not problems_of_merging(own, replace(own, id=new_id()))
    for goes, stays, words in (
        (other, None, "Kies een andere"),
        (other, other, "Kies een andere"),
        (WHOLE, other, "houdt de totalen vast"),
        (other, NEW, "tellen anders mee"),
        (mended, replace(mended, id=new_id()), "vult zichzelf"),
        (other, own, "hoort bij één activiteit"),
    ):
        assert words in sentences(problems_of_merging(goes, stays))[0]


def test_only_a_kind_of_one_activity_fills_itself() -> None:
    mended = replace(kind("gerepareerd", activity_id=ACTIVITY), role=TallyRole.REPAIRED)
    assert not problems_of_kind(mended, ())
    (problem,) = problems_of_kind(replace(mended, activity_id=None), ())
    assert problem.field == "role"
