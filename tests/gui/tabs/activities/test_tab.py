"""The list of the tab Activiteiten and its form, driven as a coordinator does."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Skip
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.papers.names_on_paper import Answered, NameAnswer
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.figures.merge_dialog import MergeDialog
from buurthuis_app.gui.forms.basic_fields import as_date, as_qdate
from buurthuis_app.gui.forms.list_window import ListWindow
from buurthuis_app.gui.look.theme import Scheme, WindowTheme
from buurthuis_app.gui.shell.navigation import Destination
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.centre_lists.occupancy_dialog import OccupancyDialog
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog
from buurthuis_app.gui.tabs.activities.form.end_dialog import EndingDialog
from buurthuis_app.gui.tabs.activities.models.window import ModelForm
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.gui.widgets.hints.question import QuestionBox
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.hands import of_kind
from tests.reports.reading import page_texts

Show = Callable[[QWidget], None]


@pytest.fixture
def tab(house: CentreServices, shell: Shell, show: Show) -> ActivitiesTab:
    made = ActivitiesTab(house, shell.operations, shell.navigator)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 640)
    show(made)
    made.go(ProgrammeView.LIST, house.clock.today())
    shell.operations.wait()
    return made


def titles(tab: ActivitiesTab) -> list[str]:
    return [row.activity.title for row in tab.list.table.records()]


def form(tab: ActivitiesTab) -> ActivityDialog:
    assert isinstance(tab.desk.dialog, ActivityDialog)
    return tab.desk.dialog


def save(tab: ActivitiesTab, shell: Shell) -> None:
    form(tab).submit()
    shell.operations.wait()


def test_an_empty_plan_explains_itself_and_offers_the_first_step(
    tab: ActivitiesTab, shell: Shell
) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    new, from_excel, more = tab.empty.findChildren(QPushButton)
    assert new.text() == "Nieuwe activiteit"
    assert from_excel.text() == "Uit Excel halen…"

    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert tab.header.menu.isVisible()
    assert "Uitleen en reparatie…" in [act.text() for act in tab.header.menu.actions()]
    tab.header.menu.close()
    QTest.mouseClick(from_excel, Qt.MouseButton.LeftButton)
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    shell.operations.wait()

    assert form(tab).isVisible()
    assert asked == [Destination(tab="harvest", section="import")]


def test_a_weekly_activity_takes_four_fields_and_one_dialog(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.desk.make_new()
    shell.operations.wait()
    dialog = form(tab)
    QTest.keyClicks(dialog.widget("title"), "Taalhuis")
    dialog.widget("repeat").weekdays.show_weekdays(frozenset({1}))
    QTest.keyClicks(dialog.widget("starts"), "19")
    QTest.keyClicks(dialog.widget("ends"), "2030")

    save(tab, shell)

    (row,) = tab.list.table.records()
    assert row.activity.title == "Taalhuis"
    assert row.activity.rule.endswith("BYDAY=TU")
    assert (row.activity.starts, row.activity.ends) == (dt.time(19), dt.time(20, 30))
    assert row.next == dt.date(2026, 11, 24)
    assert row.occurrences == 53
    assert tab.details.title.text() == "Taalhuis"
    assert shell.undo.undo_label == "activiteit erbij"


def test_planning_by_keyboard_alone(tab: ActivitiesTab, shell: Shell) -> None:
    tab.desk.make_new()
    shell.operations.wait()
    dialog = form(tab)
    dialog.activateWindow()
    dialog.widget("title").setFocus()
    QTest.keyClicks(dialog.widget("title"), "Wandelclub")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    shell.operations.wait()

    assert titles(tab) == ["Wandelclub"]


def test_all_faults_stand_beside_their_fields_and_nothing_is_lost(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.desk.make_new()
    shell.operations.wait()
    dialog = form(tab)
    QTest.keyClicks(dialog.widget("starts"), "25.00")
    dialog.widget("repeat").weekdays.show_weekdays(frozenset())

    save(tab, shell)

    assert dialog.isVisible()
    assert "geen tijd" in dialog.form.problem_of("starts")
    assert "welke dag" in dialog.form.problem_of("repeat")
    assert dialog.widget("starts").text() == "25.00"
    assert titles(tab) == []


def test_changing_an_activity_moves_what_is_to_come(
    tab: ActivitiesTab, shell: Shell, coffee: Activity, house: CentreServices
) -> None:
    tab.refresh()
    shell.operations.wait()
    (row,) = tab.list.table.records()
    tab.desk.change(row)
    shell.operations.wait()
    form(tab).widget("starts").setText("10.30")
    form(tab).widget("room").setCurrentText("Tuinkamer")

    save(tab, shell)

    occurrences = house.plan.occurrences(coffee.id)
    today = house.clock.today()
    later = {found.occurrence.starts for found in occurrences if found.occurrence.date >= today}
    before = {found.occurrence.starts for found in occurrences if found.occurrence.date < today}
    assert later == {dt.time(10, 30)}
    assert before == {dt.time(10)}
    assert [room.name for room in house.plan.rooms()] == ["Grote zaal", "Tuinkamer"]


def test_ending_keeps_what_was_counted_and_can_be_undone(
    tab: ActivitiesTab, shell: Shell, coffee: Activity, house: CentreServices
) -> None:
    before = house.plan.occurrences(coffee.id)
    tab.refresh()
    shell.operations.wait()
    tab.desk.end(tab.list.table.records()[0])
    assert isinstance(tab.desk.dialog, EndingDialog)
    tab.desk.dialog.last.setDate(as_qdate(dt.date(2026, 11, 22)))
    tab.desk.dialog.accept()
    shell.operations.wait()
    assert max(found.occurrence.date for found in house.plan.occurrences(coffee.id)) == dt.date(
        2026, 11, 22
    )

    shell.undo.undo()
    shell.operations.wait()

    dates = [found.occurrence.id for found in house.plan.occurrences(coffee.id)]
    assert dates == [found.occurrence.id for found in before]


def test_removing_something_counted_is_refused_with_the_way_to_end_it(
    tab: ActivitiesTab, shell: Shell, coffee: Activity, house: CentreServices
) -> None:
    day = house.counting.day(house.clock.today())
    house.counting.add(day.cards[0].occurrence.id, day.kinds[0].id, 3)
    tab.refresh()
    shell.operations.wait()

    tab.desk.remove(tab.list.table.records()[0])
    shell.operations.wait()

    refusal = of_kind(QuestionBox, tab.desk.dialog)
    assert "Laten eindigen" in refusal.text()
    assert titles(tab) == [coffee.title]
    (way_on,) = (one for one in refusal.buttons() if one is not refusal.stay)
    way_on.click()
    assert isinstance(tab.desk.dialog, EndingDialog)


def test_a_removed_activity_comes_back_with_undo(
    tab: ActivitiesTab, shell: Shell, coffee: Activity
) -> None:
    tab.refresh()
    shell.operations.wait()
    tab.desk.remove(tab.list.table.records()[0])
    shell.operations.wait()
    assert titles(tab) == []
    assert shell.undo.undo_label == f"{coffee.title}: activiteit verwijderd"

    shell.undo.undo()
    shell.operations.wait()

    assert titles(tab) == [coffee.title]


def test_searching_finds_title_and_room_and_ended_ones_only_on_request(
    tab: ActivitiesTab, shell: Shell, coffee: Activity, house: CentreServices
) -> None:
    house.planning.end(coffee, dt.date(2026, 11, 15))
    tab.refresh()
    shell.operations.wait()
    assert titles(tab) == []

    tab.list.with_ended.setChecked(True)
    assert titles(tab) == [coffee.title]
    tab.list.search.setText("yoga")
    assert titles(tab) == []
    tab.list.search.setText("koffie")
    assert titles(tab) == [coffee.title]


def test_a_date_leads_to_its_day(tab: ActivitiesTab, shell: Shell, coffee: Activity) -> None:
    asked: list[Destination] = []
    shell.navigator.asked.connect(asked.append)
    tab.refresh()
    shell.operations.wait()
    row = tab.details.dates.records()[0]
    assert row.planned is not None

    tab.details.dates.opened.emit(row)

    assert asked == [Destination(tab="today", day=row.date, record=row.planned.occurrence.id)]
    assert coffee.title in tab.details.title.text()


def test_all_times_stay_in_view_until_another_activity_is_looked_at(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    tea = house.planning.keep(replace(coffee, id=new_id(), title="Thee"), new=True).value
    tab.refresh()
    shell.operations.wait()
    tab.list.table.choose(coffee.id)
    shell.operations.wait()
    few = len(tab.details.dates.records())
    tab.details.all_button.click()
    last = tab.details.dates.records()[-1]
    assert tab.details.dates.choose(
        (last.date, last.planned.occurrence.id if last.planned else None)
    )
    tab.refresh()
    shell.operations.wait()
    assert len(tab.details.dates.records()) > few
    assert tab.details.dates.current() == last
    tab.list.table.choose(tea.id)
    shell.operations.wait()
    assert len(tab.details.dates.records()) == few


def test_every_control_has_a_name(
    tab: ActivitiesTab,
    shell: Shell,
    coffee: Activity,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    tab.refresh()
    shell.operations.wait()
    assert nameless(tab) == []
    tab.desk.make_new()
    shell.operations.wait()
    assert nameless(form(tab)) == []
    assert coffee.title in titles(tab)


@pytest.mark.usefixtures("look")
def test_a_long_title_leaves_its_table_whole(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, tmp_path: Path
) -> None:
    blank = house.planning.blank()
    long = "Meezingen en meespelen met de buurt " * 3
    house.planning.keep(replace(blank, title=long.strip()), new=True)
    tab.refresh()
    shell.operations.wait()

    assert tab.list.table.horizontalScrollBar().maximum() == 0
    assert tab.grab().save(str(tmp_path / "tab.png"))


@pytest.mark.usefixtures("look")
def test_the_words_about_an_activity_are_never_cut_off(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    today = house.clock.today()
    blank = replace(house.planning.blank(), title="Koffie", description="Koffie en thee. " * 20)
    kept = house.planning.keep(
        replace(
            blank,
            first=today - dt.timedelta(weeks=3),
            rule=Weekly(weekdays=frozenset({today.weekday()})).text(),
        ),
        new=True,
    ).value
    with house.database.read() as work:
        times = work.store(Occurrence).find(activity_id=kept.id)
        kind = work.store(TallyKind).find()[0]
    past = [at for at in times if at.date <= today]
    for visits, at in enumerate(past, 7):
        house.counting.set_number(at.id, kind.id, visits, version=0, because="nageteld")
    tab.refresh()
    shell.operations.wait()
    tab.list.table.choose(kept.id)
    shell.operations.wait()
    details = tab.details
    assert "laagste 7 (" in details.average.text()
    assert f"hoogste {6 + len(past)} (" in details.average.text()
    for words in (details.when, details.facts, details.description, details.average):
        assert words.height() >= words.heightForWidth(words.width()), words.text()


def test_an_activity_is_put_together_with_another_from_where_it_is_seen(
    tab: ActivitiesTab, house: CentreServices, shell: Shell, coffee: Activity
) -> None:
    tea = replace(house.planning.blank(), title="Thee", first=coffee.first, rule=ONCE)
    house.planning.keep(tea, new=True)
    tab.refresh()
    shell.operations.wait()
    tab.list.choose(tea.id)
    shell.operations.wait()

    tab.details.merge_action.trigger()
    dialog = of_kind(MergeDialog, tab.desk.dialog)
    assert [dialog.other.itemText(n) for n in range(dialog.other.count())] == [
        "Kies een activiteit",
        coffee.title,
    ]
    dialog.choose(coffee.id)
    shell.operations.wait()
    QTest.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    shell.operations.wait()
    assert titles(tab) == [coffee.title]

    shell.undo.undo()
    shell.operations.wait()
    assert sorted(titles(tab)) == sorted([coffee.title, "Thee"])


def test_a_copy_starts_from_what_was_filled_in_before_and_asks_its_own_days(
    tab: ActivitiesTab, house: CentreServices, shell: Shell, coffee: Activity
) -> None:
    was = replace(coffee, place="in de tuin", capacity=12, until=house.clock.today())
    house.planning.keep(was, new=False, room="Serre", tallies=("koekjes",))
    tab.refresh()
    shell.operations.wait()
    tab.list.choose(coffee.id)
    shell.operations.wait()

    tab.details.copy_action.trigger()
    shell.operations.wait()
    title = form(tab).widget("title")
    assert title.selectedText() == f"{coffee.title} (kopie)"
    title.setText("Thee")
    save(tab, shell)

    kept = {row.activity.title: row.activity for row in house.plan.activities()}
    made = kept["Thee"]
    assert (made.place, made.capacity, made.rule) == ("in de tuin", 12, coffee.rule)
    assert (made.first, made.until) == (house.clock.today(), None)
    assert made.room_id == kept[coffee.title].room_id
    assert [kind.name for kind in house.lists.all(TallyKind) if kind.activity_id == made.id] == [
        "koekjes"
    ]


def test_a_model_begins_a_new_activity_from_the_list_of_models(
    tab: ActivitiesTab, house: CentreServices, shell: Shell, coffee: Activity
) -> None:
    house.planning.keep(replace(coffee, capacity=12), new=False, tallies=("koekjes",))
    tab.refresh()
    shell.operations.wait()
    tab.list.choose(coffee.id)
    shell.operations.wait()
    tab.details.model_action.trigger()
    shell.operations.wait()

    tab.desk.show_models()
    shell.operations.wait()
    window = of_kind(ListWindow, tab.desk.dialog)
    assert [model.name for model in window.table.records()] == [coffee.title]
    window.act(window.kind.acts[0])
    rename = of_kind(ModelForm, window.dialog)
    rename.widget("name").setText("Inloop")
    rename.submit()
    shell.operations.wait()
    assert [model.name for model in window.table.records()] == ["Inloop"]
    window.change()
    shell.operations.wait()
    made = of_kind(ActivityDialog, window.dialog)
    assert made.widget("title").text() == "Inloop"
    made.widget("title").setText("Thee")
    made.submit()
    shell.operations.wait()
    assert not isValid(window)
    kept = {row.activity.title: row.activity for row in house.plan.activities()}
    assert (kept["Thee"].capacity, kept["Thee"].rule) == (12, coffee.rule)
    assert kept["Thee"].first == house.clock.today()
    assert tab.details.about is not None
    assert tab.details.about.row.activity.title == "Thee"


@pytest.mark.parametrize("view", list(ProgrammeView))
def test_what_is_printed_of_the_programme_names_nobody_unasked(
    tab: ActivitiesTab,
    house: CentreServices,
    shell: Shell,
    coffee: Activity,
    monkeypatch: pytest.MonkeyPatch,
    view: ProgrammeView,
) -> None:
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    house.planning.keep(replace(coffee, title="Koffie met Ans", led_by="Bo Bos"), new=False)
    printed: list[bytes] = []
    monkeypatch.setattr(
        tab.poster.output, "print_paper", lambda content, _heading: printed.append(content)
    )
    tab.go(view, house.clock.today())
    shell.operations.wait()
    tab.print_paper()
    shell.operations.wait()
    asked = tab.poster.output.names
    assert asked is not None
    assert not printed
    asked.reject()
    (question,) = house.naming.reviewed("Koffie met Ans").questions
    house.naming.decide([Answered(question=question, answer=NameAnswer.BLURRED, words="iemand")])
    tab.print_paper()
    shell.operations.wait()
    (paper,) = printed
    words = " ".join(page_texts(paper))
    assert "Koffie met iemand" in words
    assert "Bos" not in words


def test_the_name_of_a_calendar_file_names_nobody(
    tab: ActivitiesTab,
    house: CentreServices,
    shell: Shell,
    coffee: Activity,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house.volunteers.keep(house.volunteers.blank("Ans Kuiper"), new=True)
    house.planning.keep(replace(coffee, title="Koffie met Ans"), new=False)
    tab.refresh()
    shell.operations.wait()
    tab.list.choose(coffee.id)
    shell.operations.wait()
    offered: list[str] = []

    def choose(*asked: object) -> tuple[str, str]:
        offered.append(str(asked[2]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    tab.details.calendar_asked.emit(tab.details.about.row if tab.details.about else None)
    shell.operations.wait()
    (name,) = offered
    assert "Koffie met" in name
    assert "Ans" not in name


def test_one_room_is_written_as_a_calendar(
    tab: ActivitiesTab,
    house: CentreServices,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for title, room in (("Dansen", "Grote zaal"), ("Buiten", None)):
        plan = replace(
            house.planning.blank(),
            title=title,
            starts=dt.time(20),
            ends=dt.time(22),
            rule=ONCE,
        )
        house.planning.keep(plan, new=True, room=room)
    tab.refresh()
    shell.operations.wait()
    target = tmp_path / "zaal.ics"
    suggested: list[str] = []

    def choose(*asked: object) -> tuple[str, str]:
        suggested.append(str(asked[2]))
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    tab.header.menu.aboutToShow.emit()
    parts = [action.menu() for action in tab.header.menu.actions()]
    (part,) = (part for part in parts if isinstance(part, QMenu))
    (action,) = part.actions()
    assert action.text() == "Grote zaal…"
    action.trigger()
    shell.operations.wait()

    written = target.read_text()
    assert "SUMMARY:Dansen" in written
    assert "Buiten" not in written
    assert Path(suggested[0]).name.lower().startswith("grote")
    assert tab.notice.isVisible()


def test_a_calendar_that_cannot_be_written_is_said_so(
    tab: ActivitiesTab, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "weg" / "alles.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    tab.desk.export_all()
    shell.operations.wait()
    assert "Deze plaats bestaat niet" in tab.notice.sentence
    target.parent.mkdir()
    tab.desk.export_all()
    shell.operations.wait()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "Agenda opgeslagen" in tab.notice.sentence


def test_finding_a_room_shows_the_week_of_that_room_alone(
    tab: ActivitiesTab, house: CentreServices, shell: Shell
) -> None:
    today = house.clock.today()
    for title, room in (("Dansen", "Grote zaal"), ("Schaken", "Keuken")):
        plan = replace(
            house.planning.blank(),
            title=title,
            first=today,
            starts=dt.time(10),
            ends=dt.time(12),
            rule=ONCE,
        )
        house.planning.keep(plan, new=True, room=room)
    (hall,) = (one for one in house.lists.all(Room) if one.name == "Grote zaal")
    tab.header.kinds.setCurrentIndex(tab.header.kinds.count() - 1)

    tab.show_place(Destination(tab="activities", record=hall.id, day=today, section="room"))
    shell.operations.wait()

    assert tab.view is ProgrammeView.WEEK
    assert tab.header.rooms.currentText() == "Grote zaal"
    assert [block.item.title for block in tab.week.sheet.blocks] == ["Dansen"]


def test_a_half_written_activity_comes_back_with_how_often_until_when_and_its_chips(
    tab: ActivitiesTab, shell: Shell, show: Show, house: CentreServices
) -> None:
    tab.desk.make_new()
    shell.operations.wait()
    field = form(tab).widget
    field("title").setText("Dansen")
    field("repeat").pattern.setCurrentText("wekelijks")
    field("repeat").weekdays.show_weekdays(frozenset({1, 3}))
    field("repeat").every.setValue(2)
    field("until").how.setCurrentText("een aantal keren")
    field("until").times.setValue(7)
    field("skips").show_chosen({Skip.SCHOOL_HOLIDAYS})
    field("starts").setText("20.00")
    written = form(tab).record()
    keeper = form(tab)._drafts
    assert keeper is not None
    keeper.keep()
    shell.operations.wait()

    other = ActivitiesTab(house, shell.operations, shell.navigator)  # after a crash
    show(other)
    shell.operations.wait()
    other.desk.make_new()
    shell.operations.wait()

    again = form(other).record()
    assert replace(again.activity, id=written.activity.id) == written.activity
    assert not form(other).notice.isHidden()


def test_a_series_that_falls_on_holidays_offers_to_pass_over_them(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.desk.make_new(dt.date(2026, 12, 25), dt.time(10), dt.time(12), None)
    shell.operations.wait()
    made = form(tab)
    assert "feestdag" in made.clash.sentence
    made.clash._said.remedy.click()
    made.look()
    shell.operations.wait()
    assert Skip.PUBLIC_HOLIDAYS in made.record().activity.skips
    assert made.clash.isHidden()
    made.widget("skips").show_chosen(())
    made.widget("repeat").pattern.setCurrentText("één keer")
    made.look()
    shell.operations.wait()
    assert "feestdag" in made.clash.sentence
    assert made.clash._said.remedy.isHidden()


def test_hours_on_paper_lead_to_the_rooms_in_the_days_of_that_paper(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.show_place(Destination(tab="activities", section="occupancy", period=periods.year(2026)))
    shell.operations.wait()
    dialog = of_kind(OccupancyDialog, tab.desk.dialog)
    assert as_date(dialog.first.date()) == dt.date(2026, 1, 1)
    assert as_date(dialog.last.date()) == dt.date(2026, 11, 22)
    dialog.done(0)


@pytest.fixture
def two(house: CentreServices) -> tuple[Activity, Activity]:
    """Two activities on Wednesday 2 December, a week that is not on the screen."""
    blank = replace(house.planning.blank(), first=dt.date(2026, 12, 2), rule=ONCE)
    kept = [
        house.planning.keep(replace(blank, id=new_id(), title=title), new=True).value
        for title in ("Breicafé", "Zangkoor")
    ]
    return kept[0], kept[1]


@pytest.mark.parametrize("opened_before", [False, True])
def test_what_was_found_is_chosen_also_in_a_tab_that_was_never_opened(
    house: CentreServices,
    shell: Shell,
    show: Show,
    two: tuple[Activity, Activity],
    *,
    opened_before: bool,
) -> None:
    tab = ActivitiesTab(house, shell.operations, shell.navigator)
    tab.resize(1280, 640)
    show(tab)
    tab.refresh()
    if opened_before:
        shell.operations.wait()
        tab._keep_in_sight(two[0])  # it was made a moment ago, in the week
    tab.show_place(Destination(tab="activities", record=two[1].id))
    shell.operations.wait()
    chosen = tab.list.table.current()
    assert chosen is not None
    assert chosen.activity.title == "Zangkoor"


def test_an_occurrence_that_was_found_is_chosen_in_its_week_in_a_tab_that_was_never_opened(
    house: CentreServices, shell: Shell, show: Show, two: tuple[Activity, Activity]
) -> None:
    with house.database.read() as work:
        (once,) = work.store(Occurrence).find(activity_id=two[1].id)
    tab = ActivitiesTab(house, shell.operations, shell.navigator)
    tab.resize(1280, 640)
    show(tab)
    tab.refresh()
    tab.show_place(Destination(tab="activities", record=once.id, day=once.date))
    shell.operations.wait()
    chosen = tab.week.item
    assert chosen is not None
    assert chosen.title == "Zangkoor"


@pytest.mark.usefixtures("coffee")
def test_ctrl_n_presses_the_button_that_makes_what_the_page_is_about(
    tab: ActivitiesTab, shell: Shell
) -> None:
    tab.refresh()
    shell.operations.wait()
    tab.activateWindow()
    QTest.keyClick(tab, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert tab.header.new.isDown()
    assert tab.header.new.toolTip() == "Ctrl+N"


def test_with_large_type_days_stand_below_each_other_in_week_and_month(
    tab: ActivitiesTab, shell: Shell, look: WindowTheme, qapp: QApplication
) -> None:
    tab.desk.make_new()
    shell.operations.wait()
    form(tab).widget("title").setText("Taalhuis")
    save(tab, shell)
    tab.go(ProgrammeView.WEEK, dt.date(2026, 12, 1))
    shell.operations.wait()
    assert tab.week.isVisible()
    look.wear(Scheme.LIGHT, 200)
    qapp.processEvents()
    assert not tab.week.isVisible()
    assert tab.agenda.isVisible()
    assert not tab.agenda.horizontalScrollBar().maximum()
    first, *_rest = tab.agenda.records()
    assert isinstance(first, dt.date)
    assert tab.agenda.item is not None
    assert tab.agenda.item.title == "Taalhuis"
    tab.header.details.click()
    shell.operations.wait()
    assert (tab.details.isVisible(), tab.pages.isVisible()) == (True, False)
    assert tab.details.title.text() == "Taalhuis"
    tab.header.details.click()
    tab.go(ProgrammeView.MONTH, dt.date(2026, 12, 15))
    shell.operations.wait()
    assert tab.agenda.item.date >= dt.date(2026, 12, 15)
    QTest.keyClick(tab.agenda, Qt.Key.Key_Return)
    shell.operations.wait()
    form(tab).done(0)
    look.wear(Scheme.LIGHT, 100)
    qapp.processEvents()
    assert tab.month.isVisible()
