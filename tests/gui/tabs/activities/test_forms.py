"""The form's fields, the question about a series, the lists of the centre and the occupancy."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from buurthuis_app.domain.activities.activity import Activity, Skip
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import MonthlyOnWeekday, Weekly
from buurthuis_app.domain.centre.centre import ActivityKind, ClosedDay, Region, Room, Theme
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.gui.centre.opening_dialog import OpeningDialog
from buurthuis_app.gui.forms.basic_fields import as_qdate, choose_value
from buurthuis_app.gui.forms.join_form import JoinForm
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog
from buurthuis_app.gui.tabs.activities.centre_lists.occupancy_dialog import OccupancyDialog
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog
from buurthuis_app.gui.tabs.activities.form.repeat_field import End, Pattern
from buurthuis_app.gui.tabs.activities.form.rule_preview import in_words, look_ahead
from buurthuis_app.gui.tabs.activities.form.scope_dialog import ScopeDialog
from buurthuis_app.gui.tabs.activities.form.times_dialogs import DaysDialog, TimeDialog
from buurthuis_app.gui.tabs.activities.tab import ActivitiesTab
from buurthuis_app.gui.tabs.activities.toolbar import ProgrammeView
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from tests.gui.forms.pressing import press
from tests.gui.hands import of_kind
from tests.services.undoing import taken_back

Show = Callable[[QWidget], None]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def tab(house: CentreServices, coffee: Activity, shell: Shell, show: Show) -> ActivitiesTab:
    del coffee
    made = ActivitiesTab(house, shell.operations, shell.navigator, shell.undo)
    shell.operations.changed.connect(lambda areas: made.refresh() if areas & made.areas else None)
    made.resize(1280, 640)
    show(made)
    made.refresh()
    shell.operations.wait()
    return made


@pytest.fixture
def form(tab: ActivitiesTab, shell: Shell) -> ActivityDialog:
    tab.desk.make_new()
    shell.operations.wait()
    assert isinstance(tab.desk.dialog, ActivityDialog)
    return tab.desk.dialog


def test_the_rule_is_said_with_what_is_skipped_and_why(
    house: CentreServices, coffee: Activity
) -> None:
    planned = Activity(
        id=coffee.id,
        centre_id=coffee.centre_id,
        title="Taalhuis",
        first=dt.date(2026, 12, 15),
        rule=Weekly(weekdays=frozenset({1}), interval=1).text(),
        starts=dt.time(22),
        ends=dt.time(1),
        skips=frozenset({Skip.SCHOOL_HOLIDAYS}),
    )
    words = in_words(planned)
    assert words == ("elke dinsdag van 22.00 tot 1.00 de volgende dag, niet in de schoolvakantie")
    outlook = look_ahead(planned, planned.first, house.centre.region, ())
    assert outlook.dates[:2] == (dt.date(2026, 12, 15), dt.date(2027, 1, 5))
    assert "di 22 dec (kerstvakantie)" in outlook.skipped_words
    assert "Schoolvakanties zijn bekend tot en met" in outlook.skipped_words


def test_the_form_keeps_every_kind_of_rule(form: ActivityDialog) -> None:
    field = form.widget
    field("title").setText("Buurtoverleg")
    field("first").setDate(as_qdate(dt.date(2026, 12, 1)))
    choose_value(field("repeat").pattern, Pattern.MONTH_DAY)
    choose_value(field("repeat").nth, -1)
    choose_value(field("repeat").weekday, 3)
    choose_value(field("until").how, End.TIMES)
    field("until").times.setValue(6)
    rule = MonthlyOnWeekday(nth=-1, weekday=3, times=6)
    assert form.record().activity.rule == rule.text()
    choose_value(field("repeat").pattern, Pattern.WEEKLY)
    field("repeat").every.setValue(6)
    assert "INTERVAL=6" in form.record().activity.rule
    choose_value(field("repeat").pattern, Pattern.EVEN_WEEKS)
    even = Weekly(weekdays=frozenset({6}), odd=False, times=6).text()
    assert form.record().activity.rule == even
    field("repeat").show_rule(even, dt.date(2026, 12, 1), new=False)
    assert field("repeat").pattern.currentData() is Pattern.EVEN_WEEKS


def test_a_very_long_name_is_refused_in_words_and_kept_in_its_field(
    form: ActivityDialog, shell: Shell
) -> None:
    long = ("Meezingen 🎶 غناء " * 40)[:500]
    form.widget("title").setText(long)
    form.submit()
    shell.operations.wait()
    assert form.isVisible()
    assert "langer dan 120" in form.form.problem_of("title")
    assert form.widget("title").text() == long


def test_a_fault_behind_a_heading_opens_it(form: ActivityDialog) -> None:
    form.widget("title").setText("Eten")
    form.widget("cost").setText("veel")
    assert not form.form.sections[3].opened
    form.submit()
    assert form.form.sections[3].opened


def test_another_name_is_never_for_one_time_only(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    item = next(one for one in tab.week.week.items if one.title == coffee.title)
    tab.week.choose(item.id)
    tab.week.opened.emit(item)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("title").setText("Thee-inloop")
    dialog.submit()
    asking = of_kind(ScopeDialog, dialog.question)
    assert set(asking.choices) == {Scope.THIS_AND_FOLLOWING, Scope.WHOLE}
    asking.save.click()
    shell.operations.wait()
    assert house.plan.activity(coffee.id).title == "Thee-inloop"


def test_fewer_places_than_people_are_asked_about_by_name(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    house.planning.keep(replace(coffee, sign_up=True, capacity=5), new=False)
    for name in ("An", "Bo", "Cor"):
        blank = house.signing.blank(house.plan.activity(coffee.id))
        house.signing.sign_up(replace(blank, name=name))
    tab.refresh()
    shell.operations.wait()
    tab.desk.change(next(r for r in house.plan.activities()))
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("capacity").setValue(2)
    dialog.submit()
    shell.operations.wait()
    asking = of_kind(QMessageBox, dialog.question)
    assert asking.text() == "Dan zijn er nog 2 plaatsen. Deze mensen hadden er al een: Cor."
    next(one for one in asking.buttons() if one.text() == "Op de wachtlijst zetten").click()
    shell.operations.wait()
    places = {one.name: one.place.value for one in house.signing.list_of(coffee.id).sign_ups}
    assert places == {"An": "placed", "Bo": "placed", "Cor": "waiting"}


def test_one_time_can_begin_later_than_the_series(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    item = next(one for one in tab.week.week.items if one.title == coffee.title)
    tab.desk.change(next(r for r in house.plan.activities()), item)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("starts").setText("11")
    dialog.submit()
    assert isinstance(dialog.question, ScopeDialog)
    dialog.question.save.click()
    shell.operations.wait()
    starts = {o.occurrence.date: o.occurrence.starts for o in house.plan.occurrences(coffee.id)}
    assert starts[item.date] == dt.time(11)
    assert starts[item.date + dt.timedelta(weeks=1)] == dt.time(10)
    assert house.plan.activity(coffee.id).starts == dt.time(10)


def test_a_second_time_a_day_is_added_and_only_one_of_them_changed(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    tab.desk.change(next(r for r in house.plan.activities()))
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    further = dialog.widget("further")
    assert not further.rows[0].isVisible()
    further.more.click()
    assert further.rows[0].starts.hasFocus()
    further.rows[0].starts.setText("11.30")
    further.rows[0].ends.setText("21")
    dialog.submit()
    assert "over elkaar heen" in dialog.form.problem_of("further")
    further.rows[0].starts.setText("19.30")
    room = next(room for room in house.lists.all(Room) if room.id != coffee.room_id)
    further.rows[0].room.setCurrentText(room.name)
    dialog.look()
    assert dialog.words.text().startswith("elke zondag van 10.00 tot 12.00 en van 19.30 tot 21.00")
    dialog.submit()
    shell.operations.wait()
    shown = [item for item in tab.week.week.items if item.title == coffee.title]
    assert [item.starts for item in shown] == [dt.time(10), dt.time(19, 30)]
    assert [item.room_id == room.id for item in shown] == [False, True]

    row = next(r for r in house.plan.activities())
    tab.desk.change(row, shown[1])
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("further").rows[0].starts.setText("20")
    dialog.submit()
    assert isinstance(dialog.question, ScopeDialog)
    assert Scope.ONLY_THIS in dialog.question.choices
    dialog.question.save.click()
    shell.operations.wait()
    starts = [o.occurrence.starts for o in house.plan.occurrences(coffee.id)]
    assert starts.count(dt.time(20)) == 1

    tab.desk.change(row, shown[0])
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("further").rows[0].gone.click()
    dialog.submit()
    assert isinstance(dialog.question, ScopeDialog)
    assert set(dialog.question.choices) == {Scope.THIS_AND_FOLLOWING, Scope.WHOLE}
    dialog.question.choices[Scope.WHOLE].click()
    dialog.question.save.click()
    shell.operations.wait()
    assert not house.plan.activity(coffee.id).further


def test_own_tally_kinds_come_with_the_activity_and_go_with_its_undo(
    form: ActivityDialog, shell: Shell, house: CentreServices
) -> None:
    form.widget("title").setText("Eettafel")
    form.widget("tallies").setText("maaltijden, restjes")
    activity = form.record().activity.id
    form.submit()
    shell.operations.wait()
    assert [kind.name for kind in house.lists.tally_kinds(activity)] == ["maaltijden", "restjes"]
    shell.undo.undo()
    shell.operations.wait()
    assert house.lists.tally_kinds(activity) == ()


def test_what_is_counted_apart_belongs_to_the_whole_series(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    item = next(one for one in tab.week.week.items if one.title == coffee.title)
    tab.desk.change(next(r for r in house.plan.activities()), item)
    shell.operations.wait()
    dialog = of_kind(ActivityDialog, tab.desk.dialog)
    dialog.widget("starts").setText("11")
    dialog.widget("tallies").setText("koppen")
    dialog.submit()
    asking = of_kind(ScopeDialog, dialog.question)
    assert set(asking.choices) == {Scope.THIS_AND_FOLLOWING, Scope.WHOLE}
    asking.save.click()
    shell.operations.wait()
    assert [kind.name for kind in house.lists.tally_kinds(coffee.id)] == ["koppen"]


def test_lists_are_kept_at_once_and_what_is_used_stays(
    shell: Shell,
    house: CentreServices,
    coffee: Activity,
    show: Show,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    room = Room(id=new_id(), centre_id=house.centre.id, name="Atelier")
    house.lists.keep(room, new=True)
    (used,) = [one for one in house.plan.rooms() if one.name == "Grote zaal"]
    house.planning.keep(coffee, new=False, room=used.name)
    dialog = ListsDialog(house, shell.operations, shell.undo)
    show(dialog)
    shell.operations.wait()
    assert [one.name for one in dialog.table.records()] == ["Atelier", "Grote zaal"]
    dialog.table.choose(used.id)
    press(dialog, "Verwijderen")
    shell.operations.wait()
    assert "gebruikt bij" in dialog.notice.sentence
    dialog.table.choose(room.id)
    press(dialog, "Verwijderen")
    shell.operations.wait()
    assert [one.name for one in dialog.table.records()] == ["Grote zaal"]
    assert nameless(dialog) == []


def test_kinds_change_places_and_back(shell: Shell, house: CentreServices, show: Show) -> None:
    for place, name in enumerate(("inloop", "eten")):
        kind = ActivityKind(
            id=new_id(), centre_id=house.centre.id, name=name, colour=place, position=90 + place
        )
        if name not in {one.name for one in house.lists.all(ActivityKind)}:
            house.lists.keep(kind, new=True)
    dialog = ListsDialog(house, shell.operations, shell.undo)
    show(dialog)
    dialog.names.setCurrentRow(1)
    shell.operations.wait()
    before = [one.name for one in dialog.table.records()]
    dialog.table.choose(dialog.table.records()[0].id)
    press(dialog, "Lager in de lijst")
    shell.operations.wait()
    after = [one.name for one in dialog.table.records()]
    assert after[:2] == before[1::-1]
    shell.undo.undo()
    shell.operations.wait()
    assert [one.name for one in dialog.table.records()] == before


def test_a_list_says_by_what_each_item_is_used(
    shell: Shell, house: CentreServices, coffee: Activity, show: Show
) -> None:
    theme = house.lists.all(Theme)[0]
    done = house.planning.keep(
        replace(coffee, id=new_id(), title="Koor", theme_ids=(theme.id,)), new=True
    )
    dialog = ListsDialog(house, shell.operations, shell.undo)
    show(dialog)
    place = [kind.title for kind in dialog.kinds].index("Thema's")

    def shown() -> list[str]:
        shell.operations.wait()
        use = dialog.kinds[place].columns[-1]
        return [str(use.value(item)) for item in dialog.tables[place].records()]

    assert shown() == ["1 activiteit", "–", "–"]
    taken_back(done)
    dialog.read()
    assert shown() == ["–", "–", "–"]


def test_two_tally_kinds_become_one(shell: Shell, house: CentreServices, show: Show) -> None:
    blank = replace(house.lists.blank(TallyKind), name="jeugd")
    youth = house.lists.keep(blank, new=True).value
    children = next(kind for kind in house.lists.tally_kinds() if kind.name == "kinderen")
    dialog = ListsDialog(house, shell.operations, shell.undo)
    show(dialog)
    titles = [kind.title for kind in dialog.kinds]
    dialog.names.setCurrentRow(titles.index("Telsoorten"))
    shell.operations.wait()
    dialog.table.choose(youth.id)
    press(dialog, "Samenvoegen…")
    assert isinstance(dialog.dialog, JoinForm)
    choose_value(dialog.dialog.widget("into"), children.id)
    dialog.dialog.submit()
    shell.operations.wait()
    assert youth.id not in {kind.id for kind in house.lists.tally_kinds()}
    shell.undo.undo()
    shell.operations.wait()
    assert youth in house.lists.tally_kinds()


def test_the_region_is_kept(shell: Shell, house: CentreServices, show: Show) -> None:
    dialog = ListsDialog(house, shell.operations, shell.undo)
    show(dialog)
    dialog.show_opening()
    assert isinstance(dialog.dialog, OpeningDialog)
    choose_value(dialog.dialog.widget("region"), Region.SOUTH)
    dialog.dialog.widget("closes").setText("21.30")
    dialog.dialog.submit()
    shell.operations.wait()
    assert (house.centre.region, house.centre.closes) == (Region.SOUTH, dt.time(21, 30))


def test_occupancy_counts_hours_and_leaves_out_closed_days(
    shell: Shell, house: CentreServices, coffee: Activity, show: Show
) -> None:
    planned = Activity(
        id=new_id(),
        centre_id=coffee.centre_id,
        title="Koor",
        first=dt.date(2026, 11, 2),
        rule=Weekly(weekdays=frozenset({0})).text(),
        starts=dt.time(10),
        ends=dt.time(12, 15),
        room_id=house.plan.rooms()[0].id,
    )
    house.planning.keep(planned, new=True)
    closed = ClosedDay(
        id=new_id(),
        centre_id=house.centre.id,
        first=dt.date(2026, 11, 30),
        last=dt.date(2026, 11, 30),
        reason="storm",
    )
    house.lists.keep(closed, new=True)
    dialog = OccupancyDialog(house, shell.operations)
    show(dialog)
    dialog.first.setDate(as_qdate(dt.date(2026, 11, 1)))
    dialog.last.setDate(as_qdate(dt.date(2026, 11, 30)))
    shell.operations.wait()
    (use,) = dialog.table.records()
    assert use.use.booked == dt.timedelta(hours=9)
    assert "9 uur in gebruik" in dialog.summary.text()
    dialog.last.setDate(as_qdate(dt.date(2026, 11, 15)))
    shell.operations.wait()
    assert "4,5 uur in gebruik" in dialog.summary.text()
    assert dialog.table.horizontalScrollBar().maximum() == 0


def initiative(house: CentreServices, title: str) -> Initiative:
    made = replace(
        house.initiatives.blank(), title=title, good_for="De straat leeft.", by_residents=True
    )
    return house.initiatives.keep(made, new=True).value


def changing(tab: ActivitiesTab, shell: Shell) -> ActivityDialog:
    tab.go(ProgrammeView.LIST, tab.day)
    shell.operations.wait()
    (row,) = tab.list.table.records()
    tab.desk.change(row)
    shell.operations.wait()
    assert isinstance(tab.desk.dialog, ActivityDialog)
    return tab.desk.dialog


def test_without_initiatives_the_form_does_not_ask_for_one(form: ActivityDialog) -> None:
    assert "initiative_id" not in form.form.fields
    assert "Hoort bij bewonersinitiatief" not in [one.text() for one in form.findChildren(QLabel)]


def test_the_initiative_is_chosen_in_the_form_shown_beside_it_and_undone_with_it(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    bench = initiative(house, "Bankje voor de deur")
    form = changing(tab, shell)
    choose_value(form.widget("initiative_id"), bench.id)
    form.widget("title").setText("Koffie op het bankje")
    form.submit()
    shell.operations.wait()
    kept = house.plan.activity(coffee.id)
    assert (kept.title, kept.initiative_id) == ("Koffie op het bankje", bench.id)
    assert [one.id for one in house.initiatives.page(bench.id).activities] == [coffee.id]
    tab.go(ProgrammeView.LIST, tab.day)
    shell.operations.wait()
    assert "Hoort bij bewonersinitiatief: Bankje voor de deur" in tab.details.facts.text()
    shell.undo.undo()
    shell.operations.wait()
    back = house.plan.activity(coffee.id)
    assert (back.title, back.initiative_id) == (coffee.title, None)


def test_what_is_over_can_only_be_left_or_let_go(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    rejected = initiative(house, "Vlaggen")
    house.initiatives.belongs(rejected.id, coffee.id)
    house.initiatives.move(
        house.initiatives.move(rejected, InitiativeState.SUBMITTED, house.clock.today()).value,
        InitiativeState.REJECTED,
        house.clock.today(),
        "Te duur.",
    )
    initiative(house, "Bankje")
    form = changing(tab, shell)
    box = form.widget("initiative_id")
    names = [box.itemText(place) for place in range(box.count())]
    assert names == ["geen initiatief", "Bankje", "Vlaggen"]
    assert box.currentText() == "Vlaggen"
    tab.desk.make_new()
    assert isinstance(tab.desk.dialog, ActivityDialog)
    assert tab.desk.dialog.widget("initiative_id").count() == 2


def test_an_initiative_that_went_away_meanwhile_is_a_sentence(
    tab: ActivitiesTab, shell: Shell, house: CentreServices, coffee: Activity
) -> None:
    bench = initiative(house, "Bankje")
    form = changing(tab, shell)
    house.initiatives.remove(bench)
    choose_value(form.widget("initiative_id"), bench.id)
    form.submit()
    shell.operations.wait()
    assert form.isVisible()
    assert "intussen verwijderd" in form.notice.sentence
    assert house.plan.activity(coffee.id).initiative_id is None


def test_days_without_a_pattern_are_typed_and_picked_and_are_asked_for(
    form: ActivityDialog, shell: Shell, house: CentreServices
) -> None:
    form.widget("title").setText("Lezing")
    choose_value(form.widget("repeat").pattern, Pattern.LOOSE)
    assert not form.widget("first").isVisible()
    form.submit()
    assert form.form.problem_of("days") == "Kies minstens één dag."
    form.widget("days").line.setText("3 maart, 17 blauw")
    form.submit()
    assert "17 blauw" in form.form.problem_of("days")
    form.widget("days").line.setText("3 maart 14.00-16.00,")
    form.widget("days").add(dt.date(2027, 4, 7))
    assert form.widget("days").said.text() == "2 dagen: wo 3 mrt 14.00–16.00 en wo 7 apr"
    form.submit()
    shell.operations.wait()
    talks = next(one for one in house.telling.activities() if one.title == "Lezing")
    planned = house.plan.agenda(dt.date(2027, 1, 1), dt.date(2027, 5, 1), talks.id)
    assert [item.occurrence.date.day for item in planned] == [3, 7]


def test_what_is_once_asks_when(form: ActivityDialog) -> None:
    above = form.widget("first").parentWidget().findChild(QLabel, "above")
    assert above is not None
    assert above.text() == "Eerste keer vanaf"
    choose_value(form.widget("repeat").pattern, Pattern.ONCE)
    assert above.text() == "Wanneer?"
    assert form.widget("first").isVisible()


def test_a_day_is_added_changed_and_taken_away_from_the_panel(
    tab: ActivitiesTab, shell: Shell, house: CentreServices
) -> None:
    blank = replace(house.planning.blank(), title="Lezing", starts=dt.time(20))
    talks = house.planning.keep(
        blank, new=True, days=[LooseDay(date=TODAY + dt.timedelta(days=2))]
    ).value
    tab.go(ProgrammeView.LIST, TODAY)
    shell.operations.wait()
    tab.list.choose(talks.id)
    shell.operations.wait()
    tab.details.days_action.trigger()
    adding = of_kind(DaysDialog, tab.desk.dialog)
    adding.widget("days").add(TODAY + dt.timedelta(days=5))
    adding.widget("place").setText("in het park")
    adding.submit()
    shell.operations.wait()
    assert [row.date.day for row in tab.details.dates.records()] == [24, 27]
    assert tab.details.dates.records()[1].state == "gepland · in het park"
    tab.details.dates.selectRow(0)
    tab.details.time_action.trigger()
    changing = of_kind(TimeDialog, tab.desk.dialog)
    changing.widget("led_by").setEditText("Bo")
    changing.submit()
    shell.operations.wait()
    tab.details.dates.selectRow(1)
    tab.details.drop_action.trigger()
    shell.operations.wait()
    (left,) = house.plan.occurrences(talks.id)
    assert (left.occurrence.led_by, left.occurrence.place) == ("Bo", "")
