"""Who works with the window is never sent to a command line: not by what is on the screen, and not by the manual."""

import re

import pytest

from buurthuis_app import paths

COMMAND = re.compile(
    r"`buurthuis|(?<![\w-])--[a-z]{2}|\bsudo\b|\bpip install\b|\b(opdrachtregel|opdrachtprompt|terminal|console)\b",
    re.IGNORECASE,
)
NO_WINDOW = ("cli/", "system_libraries.py")
"""What is only read by who typed a command, or on a Linux that has not got what a window needs."""


def test_no_text_of_the_window_asks_for_a_command_line(
    all_texts: list[tuple[str, list[str]]],
) -> None:
    asking = [
        (file, text)
        for file, forms in all_texts
        for text in forms
        if COMMAND.search(text) and not file.startswith(NO_WINDOW)
    ]
    assert asking == []


def test_no_page_of_the_manual_asks_for_a_command_line() -> None:
    pages = sorted((paths.resources() / "help" / "nl").glob("*.md"))
    assert len(pages) > 20
    assert [page.stem for page in pages if COMMAND.search(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Start met `buurthuis demo`.", True),
        ("Start het zonder --door.", True),
        ("Op Debian helpt sudo apt install", True),
        ("Vraag om pip install 'buurthuis[server]'.", True),
        ("Typ dit in een Terminal.", True),
        ("Druk op Ctrl + Z – en kijk.", False),
        ("Bedragen: `1250` of € 12,50", False),
    ],
)
def test_what_a_command_looks_like(text: str, *, asks: bool) -> None:
    assert bool(COMMAND.search(text)) == asks
