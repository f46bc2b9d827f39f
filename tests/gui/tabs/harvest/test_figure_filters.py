"""Looking at the harvest in other ways: split, narrowed, compared, and what lies behind a figure."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.periods import Against
from buurthuis_app.gui.figures.merge_dialog import MergeDialog
from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog, history_line
from buurthuis_app.gui.look.theme import Scheme, WindowTheme, theme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.harvest.tab import HarvestTab
from buurthuis_app.i18n import number
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock

Show = Callable[[QWidget], None]
YEAR = periods.year(2025)


@pytest.fixture
def tab(taken_in: CentreServices, shell: Shell, show: Show) -> HarvestTab:
    """The tab on the year of the count sheet."""
    made = HarvestTab(taken_in, shell.operations, shell.navigator)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 800)
    show(made)
    made.show_period(YEAR)
    shell.operations.wait()
    return made


def pick(box: QComboBox, value: object) -> None:
    """As somebody does with the mouse."""
    place = next(n for n in range(box.count()) if box.itemData(n) == value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def behind(tab: HarvestTab) -> BehindDialog:
    assert isinstance(tab.dialog, BehindDialog)
    return tab.dialog


@pytest.mark.parametrize("along", list(Along))
def test_each_way_of_splitting_shows_the_rows_of_the_figures_and_the_true_total(
    tab: HarvestTab, taken_in: CentreServices, shell: Shell, along: Along
) -> None:
    pick(tab.choosers.along, along)
    shell.operations.wait()
    found = taken_in.harvest.breakdown(YEAR, along)
    assert tab.table.records() == found.rows
    overview = taken_in.harvest.overview(YEAR)
    assert f"bezoeken {number(overview.figures.visits)}" in tab.total.texts()
    assert tab.numbers.meaning.isVisible() is bool(along.overlaps or along is Along.DAY_PART)


def test_one_activity_alone_has_its_own_figures_and_stories(
    tab: HarvestTab, taken_in: CentreServices, shell: Shell
) -> None:
    story = taken_in.telling.told(YEAR)[0]
    pick(tab.choosers.activity, story.activity_id)
    shell.operations.wait()
    (row,) = tab.table.records()
    assert row.key == story.activity_id
    assert f"bezoeken {number(row.figures.visits)}" in tab.total.texts()
    shown = {one.story.activity_id for one in tab.stories.stories.records()}
    assert shown == {story.activity_id}


def test_a_click_on_the_number_of_visits_shows_the_counted_occurrences(
    tab: HarvestTab, shell: Shell
) -> None:
    QTest.mouseClick(tab.cards.cards[0], Qt.MouseButton.LeftButton)
    shell.operations.wait()
    dialog = behind(tab)
    assert dialog.which.currentData() is OccurrenceFilter.COUNTED
    assert sum(one.visits or 0 for one in dialog.table.records()) == 5120


def test_enter_on_a_row_shows_what_is_behind_it_and_enter_there_goes_to_the_day(
    tab: HarvestTab, shell: Shell
) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    row = tab.table.records()[0]
    tab.table.choose(row.key)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    shell.operations.wait()
    dialog = behind(tab)
    shown = dialog.table.records()
    assert sum(one.visits or 0 for one in shown) == row.figures.visits
    dialog.table.choose(shown[3].occurrence_id)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert asked == [Destination(tab="today", record=shown[3].occurrence_id, day=shown[3].date)]


def test_a_click_on_a_bar_shows_the_occurrences_of_that_month(
    tab: HarvestTab, taken_in: CentreServices, shell: Shell
) -> None:
    chart = tab.numbers.chart
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.middle_of(2).toPoint())
    shell.operations.wait()
    march = taken_in.harvest.overview(periods.month(2025, 3)).figures
    shown = behind(tab).table.records()
    assert sum(one.visits or 0 for one in shown) == march.visits
    assert {one.date.month for one in shown} == {3}


def test_bars_are_walked_with_the_arrows_and_read_aloud(tab: HarvestTab, shell: Shell) -> None:
    chart = tab.numbers.chart
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName().startswith("Bezoeken per maand: februari 2025: ")
    QTest.keyClick(chart, Qt.Key.Key_Return)
    shell.operations.wait()
    assert behind(tab).heading.text() == "februari 2025"


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_chart_wears_the_colours_of_the_window(
    tab: HarvestTab, look: WindowTheme, scheme: Scheme
) -> None:
    look.wear(scheme, 100)
    chart = tab.numbers.chart
    picture = chart.grab().toImage()
    place = chart.middle_of(2)
    ratio = picture.devicePixelRatio()
    foot = int((chart.height() - 40) * ratio)
    assert picture.pixelColor(int(place.x() * ratio), foot).name() == theme().palette.accent.lower()


def test_beside_the_former_period(tab: HarvestTab, taken_in: CentreServices, shell: Shell) -> None:
    tab.show_period(periods.month(2025, 5))
    shell.operations.wait()
    pick(tab.choosers.against, Against.FORMER)
    shell.operations.wait()
    april = taken_in.harvest.overview(periods.month(2025, 4)).figures
    may = taken_in.harvest.overview(periods.month(2025, 5)).figures
    line = tab.cards.cards[0].lines[0].text()
    assert number(abs(may.visits - april.visits)) in line
    assert line.endswith("dan de periode ervoor")


def test_a_school_year_and_days_of_their_own(
    tab: HarvestTab, taken_in: CentreServices, shell: Shell
) -> None:
    tab.show_period(periods.school_year(2024))
    shell.operations.wait()
    assert tab.table.records() == taken_in.harvest.breakdown(periods.school_year(2024)).rows
    assert tab.overview_button.isEnabled()  # there is a paper of it as well

    own = periods.own(dt.date(2025, 2, 10), dt.date(2025, 3, 9))
    tab.show_period(own)
    shell.operations.wait()
    assert tab.table.records() == taken_in.harvest.breakdown(own).rows
    assert tab.chooser.first_day.isVisible()


def test_a_correction_is_told_with_the_former_number_and_the_reason(
    tab: HarvestTab, taken_in: CentreServices, clock: FixedClock, shell: Shell
) -> None:
    clock.moment += dt.timedelta(days=40)  # long after it was taken in
    QTest.mouseClick(tab.numbers.behind_button, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    one = next(one for one in behind(tab).table.records() if one.counted)
    behind(tab).reject()
    day = taken_in.counting.day(one.date)
    (counted, *_more) = next(
        card.counts for card in day.cards if card.occurrence.id == one.occurrence_id
    )
    taken_in.counting.set_number(
        one.occurrence_id, counted.kind_id, 3, version=counted.version, because="dubbel geteld"
    )

    tab.numbers.open_all(OccurrenceFilter.ALL)
    shell.operations.wait()
    dialog = behind(tab)
    dialog.table.choose(one.occurrence_id)
    assert f"was {counted.number}" in dialog.history.text()
    assert "dubbel geteld" in dialog.history.text()
    current = dialog.table.current()
    assert current is not None
    assert history_line(current.history[0]) == dialog.history.text()


def test_two_activities_become_one_and_apart_again(
    tab: HarvestTab, taken_in: CentreServices, shell: Shell
) -> None:
    first, second, *_others = tab.table.records()
    before = tab.table.records()
    tab.table.choose(first.key)
    QTest.mouseClick(tab.numbers.merge_button, Qt.MouseButton.LeftButton)
    dialog = tab.dialog
    assert isinstance(dialog, MergeDialog)
    assert not dialog.merge.isEnabled()
    dialog.choose(second.key)  # type: ignore[arg-type]
    shell.operations.wait()
    assert f"{first.name} verdwijnt." in dialog.words.text()
    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    shell.operations.wait()

    names = [row.name for row in tab.table.records()]
    assert first.name not in names
    assert taken_in.harvest.overview(YEAR).figures.visits == 5120
    shell.undo.undo()
    shell.operations.wait()
    assert tab.table.records() == before
