"""Sentences that name a place to do something in: beside each stands the button that leads there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WINDOWS = Path(__file__).parents[2] / "buurthuis_app" / "gui"
PLACE = re.compile(
    r"\b(?:[Mm]aak|[Mm]aakt|[Zz]et|[Kk]ies|[Vv]erander|[Gg]a)\b[^.:]*\b(?:bij|naar) ['‘]?"
    r"(?:Lijsten|Taken|Mensen|Instellingen|Activiteiten|Doelen|Vandaag|Overzichten|Patronen)\b"
)
WAYS = {"Remedy", "button", "EmptyState"}
WITHOUT = {
    "De dag en de tijden volgen de activiteit. Verander ze bij Activiteiten.": (
        "the form is about one shift, and is not left half written"
    ),
}
"""Sentences that stand alone, and why."""


def bare_places(source: str) -> Iterator[str]:
    """Texts that name a place, in a function that makes no button."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            called = {
                node.func.id
                for node in ast.walk(function)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            for node in ast.walk(function):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and PLACE.search(text) and not called & WAYS:
                    yield text


def test_no_sentence_of_a_window_names_a_place_without_a_button_that_leads_there() -> None:
    found = {
        sentence
        for path in WINDOWS.rglob("*.py")
        for sentence in bare_places(path.read_text(encoding="utf-8"))
    }
    assert found == set(WITHOUT)


def test_a_sentence_without_its_button_is_found() -> None:
    bare = "def show():\n    label(_('Er zijn geen taken. Maak ze bij Taken.'))\n"
    assert list(bare_places(bare)) == ["Er zijn geen taken. Maak ze bij Taken."]
    assert not list(bare_places(bare + "    button(_('Taken'))\n"))
