"""The tab Overzichten, driven as a board member does."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Period, PeriodKind
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.main_window import scrolling
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.overviews.meant_period import of_kind
from buurthuis_app.gui.tabs.overviews.tab import OverviewsTab
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.paper_list import PAPERS
from buurthuis_app.services.registry import CentreServices

Show = Callable[[QWidget], None]


@pytest.fixture
def tab(taken_in: CentreServices, shell: Shell, show: Show) -> OverviewsTab:
    made = OverviewsTab(taken_in, shell.operations, shell.navigator)
    made.resize(1280, 640)
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


@pytest.fixture
def at_dialog(qapp: QApplication) -> Iterator[Callable[[Callable[[QWidget], None]], None]]:
    """Does something to the next window that holds up the others, as soon as it is there."""
    timer = QTimer(qapp)

    def answer(do: Callable[[QWidget], None]) -> None:
        def look() -> None:
            window = QApplication.activeModalWidget()
            if window is not None and window.isVisible():
                timer.stop()
                do(window)

        timer.timeout.connect(look)
        timer.start(10)

    yield answer
    timer.stop()
    timer.deleteLater()


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def made(tab: OverviewsTab) -> bytes:
    assert tab.paper is not None
    return tab.paper.content


def period_of(tab: OverviewsTab) -> Period:
    assert tab.paper is not None
    assert tab.paper.document is not None
    return overview_of(tab.paper.document).period


def press(tab: QWidget, words: str) -> None:
    found = next(one for one in tab.findChildren(QPushButton) if one.text() == words)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_it_opens_with_the_overview_of_the_last_full_year(tab: OverviewsTab) -> None:
    assert tab.heading == "Jaaroverzicht 2025"
    assert tab.choices.papers.list.currentItem().text() == "Jaaroverzicht"
    assert tab.desk.preview.pages >= 2
    assert not tab.desk.sentence
    assert "5.120" in text_of(made(tab))


def test_without_data_of_last_year_it_opens_with_the_running_one(
    house: CentreServices, shell: Shell, show: Show
) -> None:
    tab = OverviewsTab(house, shell.operations, shell.navigator)
    show(tab)
    tab.refresh()
    shell.operations.wait()
    assert tab.heading == "Jaaroverzicht 2026"
    assert "In deze periode is niets geteld en niets verteld." in tab.ready.said


def test_a_yearly_overview_is_two_clicks_from_the_printer_once_the_tab_is_open(
    tab: OverviewsTab, at_dialog: Callable[[Callable[[QWidget], None]], None]
) -> None:
    seen: list[bool] = []

    def close(window: QWidget) -> None:
        seen.append(isinstance(window, QPrintDialog))
        window.close()

    tab.choices.papers.choose("year")
    at_dialog(close)
    QTest.mouseClick(tab.choices.print_button, Qt.MouseButton.LeftButton)
    assert seen == [True]


def test_a_print_wish_waits_for_the_paper(
    tab: OverviewsTab,
    shell: Shell,
    at_dialog: Callable[[Callable[[QWidget], None]], None],
) -> None:
    seen: list[str] = []

    def close(window: QWidget) -> None:
        seen.append(tab.heading)
        window.close()

    tab.choose_paper(of_kind(PeriodKind.MONTH))
    tab.print_paper()
    assert not seen
    at_dialog(close)
    shell.operations.wait()
    assert seen == ["Overzicht december 2025"]


def test_choosing_another_paper_makes_it_about_the_end_of_the_year(
    tab: OverviewsTab, shell: Shell
) -> None:
    tab.choices.papers.choose("quarter")
    assert tab.desk.sentence == "Overzicht 4e kwartaal 2025 wordt gemaakt…"
    assert tab.desk.stop_button.isVisible()
    shell.operations.wait()
    assert period_of(tab) == periods.quarter(2025, 4)
    assert tab.choices.chooser.part_box.currentText() == "4e kwartaal"
    assert tab.desk.page_words == f"bladzijde 1 van {tab.desk.preview.pages}"


def test_the_paper_that_lies_there_is_not_made_again(tab: OverviewsTab, shell: Shell) -> None:
    before = tab.paper
    tab.show_place(Destination(tab="overviews", period=periods.year(2025)))
    tab.choices.papers.choose("year")
    shell.operations.wait()
    assert tab.paper is before


def test_changed_data_make_a_new_paper(
    tab: OverviewsTab, taken_in: CentreServices, shell: Shell
) -> None:
    before = tab.paper
    named = replace(taken_in.centre, name="Het Anker", town="Heemskerk")
    taken_in.presenting.name(named, None)
    tab.refresh()
    shell.operations.wait()
    assert tab.paper is not before
    assert "Het Anker" in text_of(made(tab))


def test_quick_steps_leave_only_the_last_paper(tab: OverviewsTab, shell: Shell) -> None:
    for _step in range(3):
        QTest.mouseClick(tab.choices.chooser.earlier, Qt.MouseButton.LeftButton)
    QTest.mouseClick(tab.choices.chooser.later, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert tab.heading == "Jaaroverzicht 2023"
    assert period_of(tab) == periods.year(2023)


def test_a_stopped_paper_can_be_made_after_all(tab: OverviewsTab, shell: Shell) -> None:
    tab.make()
    QTest.mouseClick(tab.desk.stop_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert tab.paper is None
    assert tab.desk.sentence == "U hebt het maken gestopt."
    QTest.mouseClick(tab.desk.again_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert "5.120" in text_of(made(tab))


def test_a_saved_paper_is_the_one_on_the_screen_and_its_place_is_told(
    tab: OverviewsTab, shell: Shell, tmp_path: Path
) -> None:
    target = tmp_path / "Jaaroverzicht 2025 De Schakel.pdf"
    tab.output.save_to(target, tab.content)
    shell.operations.wait()
    assert target.read_bytes() == made(tab)
    assert target.name in tab.notice.sentence
    assert str(tmp_path) in tab.notice.sentence


def test_saving_suggests_a_name_and_remembers_the_folder(
    tab: OverviewsTab,
    shell: Shell,
    tmp_path: Path,
    at_dialog: Callable[[Callable[[QWidget], None]], None],
) -> None:
    tab.output.save_to(tmp_path / "eerste.pdf", tab.content)
    shell.operations.wait()
    seen: list[Path] = []

    def look(window: QWidget) -> None:
        assert isinstance(window, QFileDialog)
        seen.append(Path(window.selectedFiles()[0]))
        window.reject()

    at_dialog(look)
    QTest.mouseClick(tab.choices.save_button, Qt.MouseButton.LeftButton)
    assert seen == [tmp_path / "Jaaroverzicht 2025 De Schakel.pdf"]


def test_a_place_that_is_not_there_is_told_in_a_sentence(
    tab: OverviewsTab, shell: Shell, tmp_path: Path
) -> None:
    tab.output.save_to(tmp_path / "weg" / "overzicht.pdf", tab.content)
    shell.operations.wait()
    assert tab.notice.isVisible()
    assert tab.notice.sentence == "Deze plaats bestaat niet. Kies een map die er is."


def test_a_hint_leads_to_where_it_is_mended(tab: OverviewsTab, shell: Shell) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    assert tab.ready.said == (
        "6 verhalen mogen (nog) niet naar buiten. Ze staan er niet in.",
        "Er is nog geen voorwoord.",
    )
    press(tab, "Naar de verhalen")
    assert asked == [Destination(tab="harvest", period=periods.year(2025))]


def test_another_tab_can_ask_for_a_period_before_the_first_paper_is_made(
    taken_in: CentreServices, shell: Shell, show: Show
) -> None:
    tab = OverviewsTab(taken_in, shell.operations, shell.navigator)
    show(tab)
    tab.refresh()
    tab.show_place(Destination(tab="overviews", period=periods.month(2025, 3)))
    shell.operations.wait()
    assert tab.heading == "Overzicht maart 2025"
    assert period_of(tab) == periods.month(2025, 3)


def test_every_control_has_a_name(
    tab: OverviewsTab, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert len(tab.choices.papers.kinds) == len(PAPERS)
    assert not nameless(tab)


def test_at_twice_the_type_size_only_the_choices_and_the_pages_scroll(
    tab: OverviewsTab, shell: Shell, show: Show, look: WindowTheme
) -> None:
    around = scrolling(tab)
    around.resize(1280, 540)
    show(around)
    look.wear(Scheme.LIGHT, 200)
    shell.operations.wait()
    assert around.verticalScrollBar().maximum() == 0
    assert around.horizontalScrollBar().maximum() == 0
    assert tab.desk.preview.viewport().height() > 200


def test_a_paper_that_is_read_stays_when_somebody_else_writes(
    tab: OverviewsTab, shell: Shell
) -> None:
    paper = tab.paper
    tab.follow()
    shell.operations.wait()
    assert tab.paper is paper
    assert "van daarvoor" in tab.notice.sentence
