"""Names that are nearly equal are found, and thousands of them cost no more than a set amount of work."""

import pytest

from buurthuis_app.domain.shared import near_names
from buurthuis_app.domain.shared.near_names import NearNames


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("koffieochtend", "koffieochtend"),
        ("koffieochtenden", "koffieochtend"),
        ("kofieochtend", "koffieochtend"),
        ("yoga 2", "yoga 2"),
        ("yoga 1", None),
        ("yoga ouderen", None),
        ("schaken", None),
    ],
)
def test_a_letter_more_or_less_is_near(wanted: str, found: str | None) -> None:
    names = NearNames((name, name) for name in ("koffieochtend", "yoga 2", "yoga"))
    assert names.nearest(wanted) == found


def test_after_so_many_pairs_every_name_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_names, "MOST_COMPARED", 500)
    names = NearNames((f"naam{letter * 4}", letter) for letter in "abcdefghij")
    assert names.nearest("naamaaab") == "a"
    found = [names.nearest("naamcccd") for _ in range(100)]
    assert found[0] == "c"
    assert found[-1] is None
