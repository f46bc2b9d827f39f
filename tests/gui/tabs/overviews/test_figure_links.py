"""From a printed figure to what is behind it, and the dialogs that mend, arrange and adopt a paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from buurthuis_app.domain.figures.breakdown import FigureQuestion
from buurthuis_app.domain.papers.document import Sheet, Spot
from buurthuis_app.domain.shared import periods
from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.overviews.aims_dialog import AimsDialog
from buurthuis_app.gui.tabs.overviews.foreword_dialog import ForewordDialog
from buurthuis_app.gui.tabs.overviews.readiness_hints import Mend
from buurthuis_app.gui.tabs.overviews.sections_dialog import SectionsDialog
from buurthuis_app.gui.tabs.overviews.tab import OverviewsTab
from buurthuis_app.services.overviews.overviews import overview_of
from buurthuis_app.services.paper_list import PAPERS, paper_named
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind
from tests.gui.tabs.overviews.test_tab import press, text_of

YEAR = periods.year(2025)


@pytest.fixture
def tab(taken_in: CentreServices, shell: Shell, show: Callable[[QWidget], None]) -> OverviewsTab:
    made = OverviewsTab(taken_in, shell.operations, shell.navigator)
    made.resize(1280, 640)
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


def spot_of(tab: OverviewsTab, row: str, column: str) -> Spot:
    """Where a figure of the table of activities stands."""
    assert tab.paper is not None
    assert tab.paper.document is not None
    sheet = next(
        block
        for section in tab.paper.document.sections
        if section.key == "activities"
        for block in section.blocks
        if isinstance(block, Sheet)
    )
    place = [heading.title for heading in sheet.headings].index(column)
    cells = next(one.cells for one in sheet.rows if one.cells[0].shown == row)
    return next(spot for spot in tab.paper.spots if spot.trace is cells[place].trace)


def middle_of(tab: OverviewsTab, spot: Spot) -> QPoint:
    preview = tab.desk.preview
    preview.go_to(spot.page + 1)
    places = dict(preview._in_view())
    return preview._place_of(spot, places[spot.page]).center()


def test_a_click_on_a_figure_opens_the_occurrences_behind_it(
    tab: OverviewsTab, shell: Shell
) -> None:
    point = middle_of(tab, spot_of(tab, "Koffie-inloop", "bezoeken"))
    QTest.mouseClick(tab.desk.preview.viewport(), Qt.MouseButton.LeftButton, pos=point)
    shell.operations.wait()
    dialog = of_kind(BehindDialog, tab.mending.dialog)
    shown = dialog.table.records()
    assert {one.title for one in shown} == {"Koffie-inloop"}
    assert tab.paper is not None
    assert tab.paper.document is not None
    row = next(
        one for one in overview_of(tab.paper.document).activities if one.title == "Koffie-inloop"
    )
    assert sum(one.visits or 0 for one in shown) == row.figures.visits
    assert len(shown) == row.figures.counted
    dialog.done(0)


def test_figures_are_reached_with_the_keyboard_too(tab: OverviewsTab, shell: Shell) -> None:
    preview = tab.desk.preview
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Right)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    shell.operations.wait()
    dialog = of_kind(BehindDialog, tab.mending.dialog)
    assert tab.paper is not None
    assert tab.paper.document is not None
    assert len(dialog.table.records()) == overview_of(tab.paper.document).figures.counted
    dialog.done(0)


def test_beside_the_figures_a_click_does_nothing(tab: OverviewsTab, shell: Shell) -> None:
    preview = tab.desk.preview
    preview.go_to(1)
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    shell.operations.wait()
    assert tab.mending.dialog is None


def test_a_foreword_is_written_from_the_hint_and_printed(tab: OverviewsTab, shell: Shell) -> None:
    assert "Er is nog geen voorwoord." in tab.ready.said
    press(tab, "Schrijven")
    shell.operations.wait()
    dialog = of_kind(ForewordDialog, tab.mending.dialog)
    dialog.widget("text").setPlainText("Beste lezer,\nDit was een goed jaar.")
    press(dialog, "Opslaan")
    shell.operations.wait()
    tab.refresh()
    shell.operations.wait()
    assert "Dit was een goed jaar." in text_of(tab.content)
    assert "Er is nog geen voorwoord." not in tab.ready.said


def test_a_section_is_left_out_and_moved(tab: OverviewsTab, shell: Shell) -> None:
    press(tab, "Onderdelen…")
    shell.operations.wait()
    dialog = of_kind(SectionsDialog, tab.mending.dialog)
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    row = titles.index("Wie er kwamen")
    dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(titles.index("Verhalen"))
    QTest.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
    press(dialog, "Opslaan")
    shell.operations.wait()
    tab.refresh()
    shell.operations.wait()
    assert "Wie er kwamen" not in text_of(tab.content)
    kept = tab._house.presenting.arrangement(YEAR)
    assert kept.left_out == {"kinds"}
    assert kept.order.index("stories") == titles.index("Verhalen") - 1


def test_an_aim_that_was_not_met_asks_why_and_is_explained(tab: OverviewsTab, shell: Shell) -> None:
    press(tab, "Beoogd en waarom anders…")
    shell.operations.wait()
    dialog = of_kind(AimsDialog, tab.mending.dialog)
    line = next(one for one in dialog.lines if one.one.title == "Koffie-inloop")
    assert not line.below.isVisibleTo(dialog)
    line.times.setValue(10)
    line.times.editingFinished.emit()
    shell.operations.wait()
    assert line.sign.isVisibleTo(dialog)
    tab.refresh()
    shell.operations.wait()
    assert "Anders dan beoogd, en nog niet uitgelegd: Koffie-inloop." in tab.ready.said
    line.why.setText("Er kwam een tweede ochtend bij.")
    line.why.editingFinished.emit()
    shell.operations.wait()
    assert not line.sign.isVisibleTo(dialog)
    dialog.accept()
    tab.refresh()
    shell.operations.wait()
    assert "Er kwam een tweede ochtend bij." in " ".join(text_of(tab.content).split())
    assert not any("Anders dan beoogd" in said for said in tab.ready.said)


def answer(button: QMessageBox.StandardButton) -> None:
    """Press a button of the question that is about to be asked."""

    def press_it() -> None:
        box = of_kind(QMessageBox, QApplication.activeModalWidget())
        box.button(button).click()

    QTimer.singleShot(0, press_it)


def test_an_adopted_overview_stays_and_tells_what_changed(
    tab: OverviewsTab, shell: Shell, house: CentreServices
) -> None:
    answer(QMessageBox.StandardButton.Cancel)
    press(tab, "Vaststellen…")
    shell.operations.wait()
    assert house.adopting.adopted(YEAR, house.overviews) is None

    answer(QMessageBox.StandardButton.Yes)
    press(tab, "Vaststellen…")
    shell.operations.wait()
    tab.refresh()
    shell.operations.wait()
    assert tab.seal.isVisible()
    assert "Vastgesteld op 22-11-2026" in text_of(tab.content)
    assert not tab.seal._said.changed.isVisible()

    behind = house.harvest.behind(FigureQuestion(period=YEAR))
    counted = next(one for one in behind if one.visits is not None)
    kind = next(one for one in house.lists.tally_kinds() if one.whole)
    house.counting.add(counted.occurrence_id, kind.id, 3, because="nageteld")
    tab.refresh()
    shell.operations.wait()
    said = tab.seal._said.changed.text()
    assert said.startswith("Gewijzigd na vaststelling: In het kort: bezoeken van 5.120 naar 5.123,")
    assert said.endswith("andere verschillen.")
    tab.seal._said.all_button.click()
    assert tab.seal.dialog is not None
    listed = tab.seal.dialog.table.records()
    assert len(listed) > 3
    assert all("5.120" not in (one.now or "") for one in listed)
    tab.seal.dialog.reject()
    assert "5.120" in text_of(tab.content)
    press(tab, "Toon de stand van nu")
    assert "5.123" in text_of(tab.content)
    press(tab, "Toon het vastgestelde")
    assert "5.120" in text_of(tab.content)

    press(tab, "Vaststelling intrekken")
    shell.operations.wait()
    tab.refresh()
    shell.operations.wait()
    assert not tab.seal.isVisible()


def test_a_running_year_cannot_be_adopted_and_says_so(tab: OverviewsTab, shell: Shell) -> None:
    tab.show_period(periods.year(2026))
    shell.operations.wait()
    answer(QMessageBox.StandardButton.Yes)
    press(tab, "Vaststellen…")
    shell.operations.wait()
    assert "loopt nog" in tab.notice.sentence


def test_every_paper_is_made_or_says_why_not(tab: OverviewsTab, shell: Shell) -> None:
    nobody = "Er staat nog geen vertrouwenspersoon op de pagina. Vul haar of hem eerst in."
    for kind in PAPERS:
        tab.choose_paper(kind)
        shell.operations.wait()
        assert tab.kind is kind
        if tab.paper is None:
            assert tab.desk.sentence == (kind.none() or nobody), kind.key
        else:
            assert tab.content.startswith(b"%PDF"), kind.key
            assert tab.paper.heading == tab.heading, kind.key


def test_the_sheet_of_an_activity_follows_the_choice(tab: OverviewsTab, shell: Shell) -> None:
    tab.choose_paper(paper_named("activity"))
    shell.operations.wait()
    box = tab.choices.option_box
    titles = [box.itemText(row) for row in range(box.count())]
    assert titles == sorted(titles, key=str.casefold)
    row = titles.index("Wijkrestaurant")
    box.setCurrentIndex(row)
    box.activated.emit(row)
    shell.operations.wait()
    assert tab.heading == f"Wijkrestaurant in {tab.choices.chooser.period.name}"


def test_after_a_week_the_year_that_was_looked_at_comes_back(
    tab: OverviewsTab, shell: Shell
) -> None:
    tab.choose_paper(paper_named("week"))
    shell.operations.wait()
    assert tab.choices.chooser.period == periods.week(tab._house.clock.today())
    tab.choose_paper(paper_named("year"))
    shell.operations.wait()
    assert tab.heading == "Jaaroverzicht 2025"


@pytest.mark.parametrize("ending", [".html", ".xlsx", ".csv", ".json"])
def test_an_overview_is_given_out_as_tables_and_as_a_page(
    tab: OverviewsTab,
    shell: Shell,
    tmp_path: Path,
    ending: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "jaar"  # the ending is added
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(target), "")
    )
    tab.choices.file_asked.emit(ending)
    shell.operations.wait()
    assert (tmp_path / f"jaar{ending}").stat().st_size > (1_500 if ending == ".csv" else 4_000)
    assert f"jaar{ending}" in tab.notice.sentence


def test_a_hint_about_counts_shows_the_times_that_were_not_counted(
    tab: OverviewsTab, shell: Shell, house: CentreServices
) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    tab.show_period(periods.year(2025))
    shell.operations.wait()
    tab.mending.mend(Mend.COUNTS, YEAR, tab.paper)
    shell.operations.wait()
    dialog = of_kind(BehindDialog, tab.mending.dialog)
    figures = house.harvest.overview(YEAR).figures
    assert len(dialog.table.records()) == figures.not_counted
    dialog.done(0)
    tab.mending.mend(Mend.INDICATORS, YEAR, tab.paper)
    assert asked[-1] == Destination(tab="goals", section="indicators")
