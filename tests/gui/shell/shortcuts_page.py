"""The page of the manual with the shortcuts, out of the real ones: `python -m tests.gui.shell.shortcuts_page`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from buurthuis_app import bootstrap, paths
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.gui.shell.application import create
from buurthuis_app.gui.shell.help_window import HelpWindow
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.goals.tab import GoalsTab
from buurthuis_app.gui.tabs.volunteers.tab import VolunteersTab
from buurthuis_app.services.centre.centres import Centres

PAGE = paths.resources() / "help" / "nl" / "sneltoetsen.md"
_BEGIN = """# Sneltoetsen

Wie liever het toetsenbord gebruikt, kan alles zonder muis. Met **Tab** gaat u naar het volgende vak of de volgende
knop, met **Shift + Tab** terug. **Enter** en de spatiebalk drukken op een knop. **Esc** sluit een venster. In een menu
staat achter elke regel de sneltoets.
"""
_END = """
## In een lijst of een week

Wat de pijlen doen, staat bij [Vandaag](vandaag.md#met-het-toetsenbord),
[Activiteiten](activiteiten.md#met-het-toetsenbord) en [Rooster](rooster.md#iemand-op-een-dienst-zetten).
"""


def page(desk: Desk) -> str:
    """The whole page, in markdown."""
    tables = [_BEGIN]
    for menu in desk.window.menuBar().actions():
        tables += _table(menu.text(), _of_menu(menu.menu()))
    for key in desk.window.keys:
        desk.window.open_tab(key)
        tab = desk.window.tab
        if isinstance(tab, GoalsTab):
            for part in tab.entries:
                tab.open_part(part.key)
        if isinstance(tab, VolunteersTab):
            for section in tuple(tab.switches):
                tab.open_section(section)
        desk.operations.wait()
        title = desk.window.strip.tabText(desk.window.strip.currentIndex())
        tables += _table(title, of_widget(tab))
    story = StoryDialog(desk.house.telling, operations=desk.operations)
    manual = HelpWindow()
    tables += _table("Een verhaal", of_widget(story))
    tables += _table("De handleiding", of_widget(manual))
    for made in (story, manual):
        made.deleteLater()
    return "".join(tables) + _END


def of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Words and keys of the buttons and shortcuts within a widget."""
    for push in widget.findChildren(QAbstractButton):
        if not push.shortcut().isEmpty():
            yield push.text() or push.accessibleName(), _keys(push.shortcut())
    for shortcut in widget.findChildren(QShortcut):
        if shortcut.key() not in (QKeySequence("Ctrl+Z"), QKeySequence("Ctrl+Shift+Z")):
            assert shortcut.whatsThis(), shortcut.key().toString()
            yield shortcut.whatsThis(), _keys(shortcut.key())


def _of_menu(menu: object) -> Iterator[tuple[str, str]]:
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        assert isinstance(action, QAction)
        if action.shortcuts():
            yield action.text(), " of ".join(_keys(keys) for keys in action.shortcuts())


def _keys(keys: QKeySequence) -> str:
    *held, last = keys.toString(QKeySequence.SequenceFormat.PortableText).rsplit("+", 1)
    if not last:  # Ctrl++
        held, last = [held[0].rstrip("+")], "+"
    named = {"Left": "←", "Right": "→", "Return": "Enter", ",": "komma"}
    return " + ".join((*"+".join(held).split("+"), named.get(last, last)) if held else (last,))


def _table(title: str, rows: Iterator[tuple[str, str]]) -> list[str]:
    known: dict[str, str] = {}
    for words, keys in rows:
        bare = words.replace("&&", "§").replace("&", "").replace("§", "&").rstrip("…")
        bold = " of ".join(f"**{part}**" for part in keys.split(" of "))
        known[bare] = f"{known[bare]} of {bold}" if bold not in known.get(bare, bold) else bold
    if not known:
        return []
    lines = [f"| {words} | {keys} |\n" for words, keys in known.items()]
    return [f"\n## {title.replace('&', '')}\n\n", "| wat | toets |\n|---|---|\n", *lines]


def main() -> None:
    application = create()
    with tempfile.TemporaryDirectory() as folder, bootstrap.opened(Path(folder)) as database:
        centre = Centres(database).found_nameless().value
        desk = Desk(bootstrap.house(database, centre), Path(folder))
        PAGE.write_text(page(desk), encoding="utf-8")
        desk.close()
    application.quit()
    sys.stdout.write(f"{PAGE}\n")


if __name__ == "__main__":
    main()
