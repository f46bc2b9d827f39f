"""In which order the sections of a paper stand, as a centre wants them."""

import pytest

from buurthuis_app.domain.overviews.section_order import AS_IT_IS, Arrangement

PAPER = ("summary", "visits", "stories", "money")


@pytest.mark.parametrize(
    ("order", "left_out", "arranged"),
    [
        ((), (), PAPER),
        (("money", "summary", "visits", "stories"), (), ("money", "summary", "visits", "stories")),
        ((), ("stories",), ("summary", "visits", "money")),
        ((), PAPER, ()),
        # a section of an older version is not in the paper any more
        (("gone", "visits", "summary"), ("gone",), ("visits", "stories", "money", "summary")),
        # a section that came with a later version keeps its place behind the one before it, or in front
        (("money", "visits", "summary"), (), ("money", "visits", "stories", "summary")),
        (("visits", "stories", "money"), (), PAPER),
    ],
)
def test_sections_stand_as_they_are_wanted_and_new_ones_where_they_are_by_themselves(
    order: tuple[str, ...], left_out: tuple[str, ...], arranged: tuple[str, ...]
) -> None:
    wanted = Arrangement(order=order, left_out=frozenset(left_out))
    assert wanted.of(PAPER) == arranged


def test_a_paper_that_nobody_arranged_is_as_it_is() -> None:
    assert AS_IT_IS.of(PAPER) == PAPER
    assert AS_IT_IS.of(()) == ()
