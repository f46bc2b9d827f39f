"""Names in narrow blocks: broken where a Dutch reader expects it."""

import pytest

from buurthuis_app.gui.tabs.activities.week.block_text import Fonts, wrapped


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "as_wide_as", "lines"),
    [
        ("Kinderknutselen", "Kinderknut", ["Kinder-", "knutselen"]),
        ("Wandelclub", "Wandelcl", ["Wandel-", "club"]),
        ("Inloopspreekuur", "Inloopspre", ["Inloop-", "spreekuur"]),
        ("Koffie-inloop", "Koffi", ["Kof-", "fie-", "in-", "loop"]),
        ("Brrrrrrrrt", "Brrrrr", ["Brrrr-", "rrrrt"]),
    ],
)
def test_a_long_word_goes_on_where_a_syllable_begins(
    name: str, as_wide_as: str, lines: list[str]
) -> None:
    metrics = Fonts().name_metrics
    assert wrapped(name, metrics, metrics.horizontalAdvance(as_wide_as), 4) == lines
