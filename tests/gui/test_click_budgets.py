"""Click budgets: ten jobs by mouse alone and by keyboard alone, from *Vandaag*, with each press counted.

What is typed as text is free; a window of the system (a file, a printer) costs one press.
"""

import datetime as dt
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QWidget

from buurthuis_app import bootstrap
from buurthuis_app.bootstrap.window_session import Desk
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.look.theme import WindowTheme
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.today.tab import TodayTab
from buurthuis_app.gui.tabs.volunteers.roster.section import RosterSection
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.centre.centres import Centres
from buurthuis_app.services.shared.clock import FixedClock
from tests.conftest import SAMPLES
from tests.gui.counted_hands import CountedHands, plain
from tests.gui.hands import of_kind, settle

TUESDAY = dt.date(2026, 11, 24)
Presses = dict[str, tuple[int, int]]
"""Clicks and keys, by the words of a job."""
TABLE = Path(__file__).parents[2] / "docs" / "clicks.md"


class Office(NamedTuple):
    """A window that opened on Vandaag, and the hands of who uses it."""

    desk: Desk
    hands: CountedHands

    def button(self, words: str) -> QAbstractButton:
        """What is in view with these words, in the dialog on top or else in the window."""
        top: QWidget = QApplication.activeModalWidget() or self.desk.window
        return next(
            each
            for each in top.findChildren(QAbstractButton)
            if words in (plain(each.text()) or each.accessibleName())
            and not each.visibleRegion().isEmpty()
        )

    def click(self, *names: str) -> None:
        """Press these buttons one after the other."""
        for words in names:
            self.hands.click(self.button(words))

    def tab(self, title: str) -> None:
        """Press on a tab."""
        strip = self.desk.window.strip
        place = next(n for n in range(strip.count()) if strip.tabText(n) == title)
        self.hands.click(strip, strip.tabRect(place).center())

    def field(self, name: str) -> QWidget:
        """The field of this name in the dialog on top."""
        top: QWidget | None = QApplication.activeModalWidget()
        assert top is not None
        return next(each for each in top.findChildren(QWidget) if each.accessibleName() == name)

    @property
    def number(self) -> int | None:
        """The number in the first field of the card of Vandaag, as it is kept."""
        tab = of_kind(TodayTab, self.desk.window.tab)
        row = next(iter(tab.page.views[0].rows.values()))
        card = tab.page.list.current()
        assert card is not None
        counts = self.desk.house.counting.day(card.occurrence.date).cards
        kept = next(each for each in counts if each.occurrence.id == card.occurrence.id)
        count = kept.count(row.kind.id)
        return count.number if count else None

    @property
    def roster(self) -> RosterSection:
        """The roster on the screen."""
        return of_kind(RosterSection, self.desk.window.findChild(RosterSection))

    @property
    def planner(self) -> ActivitiesTab:
        """The tab of activities, on the screen."""
        return of_kind(ActivitiesTab, self.desk.window.tab)


@pytest.fixture
def office(
    demo_file: Callable[[int], Path],
    tmp_path: Path,
    look: WindowTheme,  # noqa: ARG001 - as people see it
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Office]:
    path = Path(shutil.copy(demo_file(1), tmp_path / "buurthuis.db"))
    with closing(Database(path)) as database:
        centre = Centres(database).first()
        assert centre is not None
        house = bootstrap.house(database, centre, clock=FixedClock(TUESDAY, dt.time(9, 30)))
        house.confiding.trust(" ".join(house.confiding.holders().words))
        desk = Desk(house, tmp_path)
        desk.window.resize(1280, 720)
        desk.window.show()
        settle(desk.operations)
        hands = CountedHands(desk.window, desk.operations)

        def file_chosen(*_about: object) -> tuple[str, str]:
            hands.answer_the_system()
            return str(SAMPLES / "bezoekers-2025.xlsx"), ""

        def printer_chosen(_dialog: object) -> bool:
            hands.answer_the_system()
            return False

        monkeypatch.setattr(QFileDialog, "getOpenFileName", file_chosen)
        monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", printer_chosen)
        yield Office(desk, hands)
        hands.rest()
        desk.close()
        QApplication.processEvents()


def count_by_mouse(office: Office) -> None:
    office.hands.write("14")
    tab = of_kind(TodayTab, office.desk.window.tab)
    office.hands.click(tab.page.list.viewport(), QPoint(40, 20))


def count_by_keys(office: Office) -> None:
    office.hands.write("14")
    office.hands.press("Enter")


def counted(office: Office) -> bool:
    return office.number == 14


def tell_by_mouse(office: Office) -> None:
    office.click("Vertel")
    office.hands.write("Er werd gelachen.")
    office.click("Opslaan")


def tell_by_keys(office: Office) -> None:
    office.hands.press("Enter")
    office.hands.write("Er werd gelachen.")
    office.hands.press("Ctrl+Enter")


def told(office: Office) -> bool:
    stories = office.desk.house.telling.told(periods.year(2026))
    return any("gelachen" in each.happened for each in stories)


def fill_gap_by_mouse(office: Office) -> None:
    office.tab("Tellen en Vertellen")
    office.click("niet geteld", "Naar deze dag")
    office.hands.write("9")


def fill_gap_by_keys(office: Office) -> None:
    office.hands.press("Ctrl+3", "Ctrl+G", "Enter")
    office.hands.write("9")


def filled(office: Office) -> bool:
    office.desk.window.tab.settle()
    settle(office.desk.operations)
    return office.number == 9


def plan_by_mouse(office: Office) -> None:
    office.tab("Activiteiten")
    week = office.planner.week
    y = week.grid.y(12 * 60 + 40) + week.sheet.head - week.verticalScrollBar().value()
    office.hands.click(week.viewport(), QPoint(int(week.grid.left(2) + 20), int(y)))
    office.hands.write("Taalhuis")
    room = of_kind(QComboBox, office.field("Zaal"))
    typed = room.lineEdit()
    assert typed is not None
    office.hands.click(typed)
    office.hands.write("Zolder")
    office.click("Opslaan")


def plan_by_keys(office: Office) -> None:
    hands = office.hands
    hands.press("Ctrl+2", "Ctrl+N")
    hands.write("Taalhuis")
    while office.field("Van") is not QApplication.focusWidget():
        hands.press("Tab")
    hands.write("14.00")
    hands.press("Tab")
    hands.write("16.00")
    hands.press("Tab", "Tab")
    hands.write("Zolder")
    hands.press("Enter")


def planned(office: Office) -> bool:
    rows = office.desk.house.plan.activities()
    (made,) = (row.activity for row in rows if row.activity.title == "Taalhuis")
    return "WEEKLY" in made.rule and made.starts is not None


def stand_in_by_mouse(office: Office) -> None:
    office.tab("Vrijwilligers")
    office.click("Rooster")
    grid = office.roster.grid
    place = next(
        grid.grid.index(row, column)
        for row, lane in enumerate(grid.grid.sheet.lanes)
        for column, cell in enumerate(lane.cells)
        if cell is not None and cell.shift.shift.date == TUESDAY + dt.timedelta(days=1)
        if cell.shift.taking and not cell.shift.open
    )
    office.hands.click(grid.viewport(), grid.visualRect(place).topLeft() + QPoint(40, 32))


def stand_in_by_keys(office: Office) -> None:
    office.hands.press("Ctrl+4", "Alt+2", "Right", "Enter")


def stand_in_found(office: Office) -> bool:
    panel, cell = office.roster.panel, office.roster.grid.cell
    assert cell is not None
    tomorrow = cell.shift.shift.date == TUESDAY + dt.timedelta(days=1)
    return tomorrow and panel.instead is not None and bool(panel.list.records())


def print_by_mouse(office: Office) -> None:
    office.tab("Overzichten")
    office.click("Afdrukken")


def print_by_keys(office: Office) -> None:
    office.hands.press("Ctrl+7", "Ctrl+P")


def printed(office: Office) -> bool:
    return office.hands.asked_of_the_system == 1


def leave_message_by_mouse(office: Office) -> None:
    office.tab("Vertrouwenspersoon")
    office.hands.write("Kunt u mij bellen?")
    office.click("Versturen")


def leave_message_by_keys(office: Office) -> None:
    office.hands.press("Ctrl+5")
    office.hands.write("Kunt u mij bellen?")
    office.hands.press("Tab", "Tab", "Space")


def message_left(office: Office) -> bool:
    return office.button("Klaar").isVisible()


def sign_up_by_mouse(office: Office) -> None:
    office.tab("Activiteiten")
    week = office.planner.week
    block = next(each for each in week.sheet.blocks if each.item.title == "Samen eten")
    office.hands.click(week.viewport(), week.place_of(block).center().toPoint())
    office.click("Aanmeldingen")
    office.hands.write("Bo de Vries")
    office.click("Erbij")


def sign_up_by_keys(office: Office) -> None:
    hands = office.hands
    hands.press("Ctrl+F")
    hands.write("samen eten")
    hands.press("Enter")
    while "Aanmeldingen" not in getattr(QApplication.focusWidget(), "text", str)():
        hands.press("Tab")
    hands.press("Space")
    hands.write("Bo de Vries")
    hands.press("Enter")


def signed_up(office: Office) -> bool:
    rows = office.desk.house.plan.activities()
    (meal,) = (row.activity for row in rows if row.activity.title == "Samen eten")
    people = office.desk.house.signing.list_to_open(meal.id).sign_ups
    return any(each.name == "Bo de Vries" for each in people)


def read_sheet_by_mouse(office: Office) -> None:
    office.tab("Tellen en Vertellen")
    office.click("Uit Excel halen", "Bestand kiezen", "Opslaan")


def read_sheet_by_keys(office: Office) -> None:
    hands = office.hands
    hands.press("Ctrl+3")
    while "Uit Excel" not in getattr(QApplication.focusWidget(), "text", str)():
        hands.press("Tab")
    hands.press("Space")
    hands.press("Enter", "Enter")


def read_in(office: Office) -> bool:
    return office.desk.house.harvest.overview(periods.month(2025, 3)).figures.visits > 100


def undo_by_mouse(office: Office) -> None:
    office.hands.write("14")
    office.click("Vertel")
    office.click("Annuleren")
    assert office.number == 14
    office.hands.clicks = office.hands.keys = 0
    office.click("Ongedaan maken")


def undo_by_keys(office: Office) -> None:
    count_by_keys(office)
    assert office.number == 14
    office.hands.clicks = office.hands.keys = 0
    office.hands.press("Ctrl+Z")


def undone(office: Office) -> bool:
    return office.number is None


class Job(NamedTuple):
    """What somebody comes for, at most how many clicks and keys it takes, and what shows that it is done."""

    words: str
    clicks: int
    keys: int
    by_mouse: Callable[[Office], None]
    by_keys: Callable[[Office], None]
    done: Callable[[Office], bool]


JOBS = {
    "undo": Job("een vergissing terugdraaien", 1, 1, undo_by_mouse, undo_by_keys, undone),
    "count": Job("14 mensen tellen bij wat nu is", 2, 2, count_by_mouse, count_by_keys, counted),
    "tell": Job("een verhaal erbij vertellen", 2, 2, tell_by_mouse, tell_by_keys, told),
    "gap": Job(
        "zien wat niet geteld is, en één keer invullen",
        3,
        3,
        fill_gap_by_mouse,
        fill_gap_by_keys,
        filled,
    ),
    "plan": Job(
        "een wekelijkse activiteit: één venster, vier vakken",
        4,
        11,
        plan_by_mouse,
        plan_by_keys,
        planned,
    ),
    "stand-in": Job(
        "zien wie er morgen staat, en wie kan invallen",
        3,
        4,
        stand_in_by_mouse,
        stand_in_by_keys,
        stand_in_found,
    ),
    "print": Job("het jaaroverzicht op papier", 3, 3, print_by_mouse, print_by_keys, printed),
    "message": Job(
        "de vertrouwenspersoon een bericht achterlaten",
        2,
        4,
        leave_message_by_mouse,
        leave_message_by_keys,
        message_left,
    ),
    "sign-up": Job(
        "iemand aanmelden voor de volgende keer",
        4,
        10,
        sign_up_by_mouse,
        sign_up_by_keys,
        signed_up,
    ),
    "sheet": Job(
        "een tellijst uit Excel halen", 5, 10, read_sheet_by_mouse, read_sheet_by_keys, read_in
    ),
}


def listed() -> Presses:
    """What the page says that each job takes: clicks, keys."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return {row[0]: (int(row[1]), int(row[3])) for row in rows[2:]}


def presses(office: Office, jobs: Iterable[tuple[str, Callable[[Office], None]]]) -> Presses:
    """What each job took, one after the other, each begun where the program opens."""
    hands, found = office.hands, Presses()
    for name, do in jobs:
        office.desk.window.open_tab("today")
        tab = of_kind(TodayTab, office.desk.window.tab)
        tab.go_to_today()
        settle(office.desk.operations)
        hands.clicks = hands.keys = hands.asked_of_the_system = 0
        do(office)
        assert JOBS[name].done(office), name
        found[JOBS[name].words] = hands.clicks, hands.keys
        if dialog := QApplication.activeModalWidget():
            dialog.close()
    return found


def test_every_job_stays_within_its_budget_by_mouse_alone(office: Office) -> None:
    found = presses(office, ((name, job.by_mouse) for name, job in JOBS.items()))
    assert found == {words: (clicks, 0) for words, (clicks, _keys) in listed().items()}


def test_every_job_stays_within_its_budget_by_keyboard_alone(office: Office) -> None:
    found = presses(office, ((name, job.by_keys) for name, job in JOBS.items()))
    assert found == {words: (0, keys) for words, (_clicks, keys) in listed().items()}


def test_the_page_has_a_row_for_each_job_with_its_budget() -> None:
    page = TABLE.read_text(encoding="utf-8").splitlines()
    for job in JOBS.values():
        clicks, keys = listed()[job.words]
        assert f"| {job.words} | {clicks} | {job.clicks} | {keys} | {job.keys} |" in page
        assert clicks <= job.clicks
        assert keys <= job.keys
    assert set(listed()) == {job.words for job in JOBS.values()}
