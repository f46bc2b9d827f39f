"""Each dialog of the program that is no form, opened as its page opens it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from buurthuis_app.bootstrap.settings_groups import settings_groups
from buurthuis_app.domain.activities.planned import Rearrangement
from buurthuis_app.domain.figures.breakdown import FigureQuestion
from buurthuis_app.domain.figures.occurrence_filter import OccurrenceFilter
from buurthuis_app.domain.overviews.day_start import Chore, Waiting
from buurthuis_app.domain.overviews.paper_differences import AdoptedDifference
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.volunteers.volunteer import Volunteer
from buurthuis_app.gui.centre.backups_dialog import BackupsDialog
from buurthuis_app.gui.centre.carry_backup_dialog import CarryBackupDialog, KeyWordsDialog
from buurthuis_app.gui.centre.centres_dialog import CentresDialog
from buurthuis_app.gui.centre.data_place_dialog import DataPlaceDialog
from buurthuis_app.gui.centre.day_start_page import DayStartPage
from buurthuis_app.gui.centre.guide_dialog import GuideDialog
from buurthuis_app.gui.centre.person_request_dialog import PersonRequestDialog
from buurthuis_app.gui.centre.publish_calendar_dialog import PublishCalendarDialog
from buurthuis_app.gui.centre.retention_dialog import RetentionDialog
from buurthuis_app.gui.door.code_dialogs import LeaveDialog
from buurthuis_app.gui.figures.merge_dialog import MergeDialog, Titled
from buurthuis_app.gui.figures.occurrences_dialog import BehindDialog
from buurthuis_app.gui.imports.calendar_import_dialog import CalendarImportDialog
from buurthuis_app.gui.imports.count_sheet_dialog import ImportDialog
from buurthuis_app.gui.imports.list_import_dialog import ListImportDialog
from buurthuis_app.gui.joint.guests_dialog import GuestsDialog
from buurthuis_app.gui.packets.door_file_dialog import DoorFileDialog
from buurthuis_app.gui.packets.send_dialog import SendDialog
from buurthuis_app.gui.packets.take_in_dialog import TakeInDialog
from buurthuis_app.gui.papers.export_dialog import ExportDialog
from buurthuis_app.gui.papers.names_dialog import NamesDialog
from buurthuis_app.gui.participants.presence_dialog import PresenceDialog
from buurthuis_app.gui.participants.register_window import register_window
from buurthuis_app.gui.search.dialog import FindDialog
from buurthuis_app.gui.shell.about_dialog import AboutDialog
from buurthuis_app.gui.shell.bug_dialog import BugDialog
from buurthuis_app.gui.shell.settings_window import SettingsWindow
from buurthuis_app.gui.shell.tab_context import Shell
from buurthuis_app.gui.signups.dialog import SignUpsDialog
from buurthuis_app.gui.tabs.activities.centre_lists.lists_dialog import ListsDialog
from buurthuis_app.gui.tabs.activities.centre_lists.occupancy_dialog import OccupancyDialog
from buurthuis_app.gui.tabs.activities.form.end_dialog import EndingDialog
from buurthuis_app.gui.tabs.activities.form.scope_dialog import ScopeDialog
from buurthuis_app.gui.tabs.activities.hire.window import HireWindow
from buurthuis_app.gui.tabs.activities.incidents.window import incidents_window
from buurthuis_app.gui.tabs.activities.lending.window import lending_window
from buurthuis_app.gui.tabs.activities.models.window import ModelForm, models_window
from buurthuis_app.gui.tabs.activities.outreach.window import outreach_window
from buurthuis_app.gui.tabs.activities.queries import choices
from buurthuis_app.gui.tabs.confidant.destroy_dialog import DestroyDialog
from buurthuis_app.gui.tabs.confidant.keys import purposes
from buurthuis_app.gui.tabs.confidant.keys.key_alarm_dialog import KeyAlarmDialog
from buurthuis_app.gui.tabs.confidant.keys.new_keys_dialog import NewKeysDialog
from buurthuis_app.gui.tabs.confidant.keys.unlock_dialog import UnlockDialog
from buurthuis_app.gui.tabs.confidant.public.editor import PageDialog
from buurthuis_app.gui.tabs.confidant.public.queries import Seen
from buurthuis_app.gui.tabs.confidant.register.release_dialog import ReleaseDialog
from buurthuis_app.gui.tabs.goals.indicators.starters_dialog import StartersDialog
from buurthuis_app.gui.tabs.goals.surveys.answers_import_dialog import AnswersImportDialog
from buurthuis_app.gui.tabs.goals.surveys.paper_forms_dialog import TypingDialog
from buurthuis_app.gui.tabs.harvest.remarks_dialog import RemarksDialog
from buurthuis_app.gui.tabs.harvest.story_choice_dialog import ChoosingDialog
from buurthuis_app.gui.tabs.overviews.adoption_bar import DifferencesDialog
from buurthuis_app.gui.tabs.overviews.aims_dialog import AimsDialog
from buurthuis_app.gui.tabs.overviews.sections_dialog import SectionsDialog
from buurthuis_app.gui.tabs.volunteers.hours.amounts_dialog import amounts_window
from buurthuis_app.gui.tabs.volunteers.people.contact_dialogs import (
    ContactCardsDialog,
    LettersDialog,
)
from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import duties_window
from buurthuis_app.gui.tabs.volunteers.people.leaving_dialog import LeavingDialog
from buurthuis_app.gui.tabs.volunteers.people.people_import_dialog import PeopleImportDialog
from buurthuis_app.gui.tabs.volunteers.placements.window import PlacementWindow
from buurthuis_app.gui.tabs.volunteers.roster.patterns_dialog import PatternsDialog
from buurthuis_app.gui.tabs.volunteers.roster.swap_dialog import SwapDialog
from buurthuis_app.gui.widgets.hints.reason_dialog import ReasonDialog
from buurthuis_app.services.centre.centre_choice import CentreChoice
from buurthuis_app.services.privacy.data_place import DataPlace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.volunteers.retention import LeavingVolunteer

Opening = Callable[[CentreServices, Shell, QWidget], QDialog]
SENTENCE = "Een zin die zegt wat er gebeurt, zo lang als een zin hier meestal is, met een reden."
TEXT = "Mevrouw Ans Kuiper vertelde. Ria lachte."


class _Nobody:
    """Opens nothing, whatever is asked; the window of the settings, in Dutch."""

    next_language = "nl"

    def __getattr__(self, name: str) -> Callable[[], None]:
        return lambda: None


def _guide(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    made = GuideDialog(house, shell.operations, example=True, parent=parent)
    made.ask()
    return made


def _merge(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    titles = [Titled(key=each.id, name=each.title) for each in house.telling.activities()]
    merging, operations = house.merging, shell.operations
    made = MergeDialog(titles[0], titles, merging=merging, operations=operations, parent=parent)
    made.choose(titles[1].key)
    return made


def _behind(house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    behind = house.harvest.behind(FigureQuestion(period=periods.year(2026)))
    return BehindDialog("Bezoeken", behind, OccurrenceFilter.ALL, parent)


def _presence(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    activity = house.telling.activities()[0]
    held = house.plan.occurrences(activity.id)[0].occurrence
    return PresenceDialog(
        house.presence, shell.operations, held.id, activity.title, this_year=2026, parent=parent
    )


def _settings(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    nobody: Any = _Nobody()
    groups = settings_groups(nobody, house, shell, nobody)
    return SettingsWindow(groups, shell.operations, parent)


def _ending(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    activity, today = house.telling.activities()[0], house.clock.today()

    def preview(day: dt.date) -> Rearrangement:
        return house.planning.preview_end(activity, day)

    return EndingDialog(activity, today, preview, shell.operations, parent=parent)


def _scope(_house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    return ScopeDialog(
        "Koffie-inloop",
        "Van maandag 23 november 10.00 uur naar dinsdag 24 november 10.00 uur.",
        lambda _scope: Rearrangement(),
        operations=shell.operations,
        warnings=(SENTENCE,),
        parent=parent,
    )


def _alarm(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    seen = Seen(page=house.confidants.page(), holders=house.confiding.holders(), alarm=SENTENCE)
    return KeyAlarmDialog(house.confiding, seen, shell.operations, parent=parent)


def _new_keys(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    people = house.confidants.page().confidants
    purpose = purposes.first(house.confidant_register, people)
    return NewKeysDialog(house, shell.operations, purpose, parent=parent)


def _typing(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    asked = house.surveys.questionnaire(house.surveys.all()[0].survey.id)
    return TypingDialog(house, shell.operations, asked, parent)


def _answers(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    asked = house.surveys.questionnaire(house.surveys.all()[0].survey.id)
    return AnswersImportDialog(house, shell.operations, asked, parent)


def _remarks(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    made = RemarksDialog(house.telling, shell.operations, parent)
    made.open_for(periods.year(2026))
    return made


def _choosing(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    made = ChoosingDialog(house.choosing, shell.operations, parent)
    made.open_for(periods.year(2026), ())
    return made


def _aims(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    made = AimsDialog(house.aiming, shell.operations, 2026, parent)
    made.ask()
    return made


def _sections(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    made = SectionsDialog(house, shell.operations, periods.year(2026), parent)
    made.ask()
    return made


def _people(house: CentreServices) -> list[Volunteer]:
    return [person.volunteer for person in house.volunteers.people()]


def _leaving(house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    who = [person.volunteer for person in house.volunteers.people()][:3]
    day = dt.date(2026, 12, 24)
    return LeavingDialog(
        [LeavingVolunteer(volunteer=each, erased_from=day) for each in who], parent
    )


def _swap(house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    day = house.clock.today()
    board = house.roster.board(day, day + dt.timedelta(days=7))
    placed = next(each for shift in board.shifts for each in shift.placed)
    return SwapDialog(placed, house.roster.swaps(placed.assignment), parent)


def _day_start(house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    today = house.clock.today()
    lines = [Waiting(chore=chore, sentence=SENTENCE, day=today) for chore in Chore]
    return DayStartPage(lines, parent)


def _reason(_house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    answers = ["Verkeerd geteld", "Dubbel geteld", "Later nog mensen gekomen", "Lijst nageteld"]
    return ReasonDialog(
        "Waarom verandert dit aantal?",
        lambda: answers,
        explanation=SENTENCE,
        unknown=True,
        parent=parent,
    )


def _place(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    place = DataPlace(house.database.path, house.clock)
    return DataPlaceDialog(place, shell.operations, parent)


def _centres(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    choice = CentreChoice(house.database.path.parent)
    return CentresDialog(choice, house.centre.name, shell.operations, parent)


def _sign_ups(house: CentreServices, shell: Shell, parent: QWidget) -> QDialog:
    meal = next(each for each in house.telling.activities() if each.title == "Samen eten")
    return SignUpsDialog(house, shell.operations, meal, parent=parent)


def _differences(_house: CentreServices, _shell: Shell, parent: QWidget) -> QDialog:
    found = AdoptedDifference(what="Bezoeken, volwassenen", then="4.218", now="4.220")
    return DifferencesDialog((found,), parent)


def _simple(*kinds: Callable[..., QDialog]) -> dict[str, Opening]:
    """Those that are given the house, the lanes and a parent."""

    def opening(kind: Callable[..., QDialog]) -> Opening:
        return lambda house, shell, parent: kind(house, shell.operations, parent=parent)

    return {kind.__name__: opening(kind) for kind in kinds}


DIALOGS: dict[str, Opening] = {
    **_simple(BackupsDialog, CarryBackupDialog, PersonRequestDialog, RetentionDialog),
    **_simple(CalendarImportDialog, ImportDialog, PeopleImportDialog, ExportDialog, ListsDialog),
    **_simple(DoorFileDialog, SendDialog, TakeInDialog, OccupancyDialog, PatternsDialog),
    **_simple(PublishCalendarDialog),
    "DestroyDialog": lambda _house, _shell, parent: DestroyDialog(
        "Zaak vernietigen?", SENTENCE, "Zaak vernietigen", parent=parent
    ),
    "FindDialog": lambda house, shell, parent: FindDialog(
        house, shell.operations, shell.navigator, parent
    ),
    "LeaveDialog": lambda house, shell, parent: LeaveDialog(
        house.door_code, shell.operations, parent=parent
    ),
    "NamesDialog": lambda house, shell, parent: NamesDialog(
        house.naming.reviewed(TEXT).questions, house.naming, shell.operations, parent
    ),
    "PageDialog": lambda house, shell, parent: PageDialog(
        house.confidants, shell.operations, parent=parent
    ),
    "UnlockDialog": lambda house, shell, parent: UnlockDialog(
        house.confidant_register, shell.operations, parent=parent
    ),
    "ContactCardsDialog": lambda house, shell, parent: ContactCardsDialog(
        house, shell.operations, _people(house), parent
    ),
    "LettersDialog": lambda house, shell, parent: LettersDialog(
        house, shell.operations, _people(house), parent
    ),
    "AboutDialog": lambda _house, _shell, parent: AboutDialog(parent),
    "BugDialog": lambda _house, _shell, parent: BugDialog(f"{SENTENCE}\n" * 40, parent),
    "GuestsDialog": lambda house, shell, parent: GuestsDialog(
        house.guests, shell.operations, parent
    ),
    "KeyWordsDialog": lambda _house, _shell, parent: KeyWordsDialog(parent),
    "ReleaseDialog": lambda _house, _shell, parent: ReleaseDialog(2025, parent=parent),
    "StartersDialog": lambda house, _shell, parent: StartersDialog(
        house.indicators.starters(), parent
    ),
    "amounts_window": amounts_window,
    "HireWindow": lambda house, shell, parent: HireWindow(house, shell.operations, parent=parent),
    "duties_window": duties_window,
    "PlacementWindow": PlacementWindow,
    "lending_window": lambda house, shell, parent: lending_window(
        house, shell.operations, None, parent
    ),
    "incidents_window": lambda house, shell, parent: incidents_window(
        house, shell.operations, shell.undo, parent, tell=lambda: None
    ),
    "ListImportDialog": lambda house, shell, parent: ListImportDialog(
        "Spullen uit een tabel",
        "wat, borg",
        (),
        house.lending.read_things,
        house.lending.keep_things,
        shell.operations,
        parent,
    ),
    "models_window": lambda house, shell, parent: models_window(
        house.activity_models,
        lambda *_, **__: ModelForm(house.activity_models.rename, operations=shell.operations),
        lambda model: model,
        shell.operations,
        shell.undo,
        parent,
    ),
    "outreach_window": lambda house, shell, parent: outreach_window(
        house, choices(house), shell.operations, shell.undo, parent
    ),
    "register_window": lambda house, shell, parent: register_window(
        house, shell, lambda _own: None, parent
    ),
    "GuideDialog": _guide,
    "MergeDialog": _merge,
    "BehindDialog": _behind,
    "PresenceDialog": _presence,
    "SettingsWindow": _settings,
    "EndingDialog": _ending,
    "ScopeDialog": _scope,
    "KeyAlarmDialog": _alarm,
    "NewKeysDialog": _new_keys,
    "TypingDialog": _typing,
    "AnswersImportDialog": _answers,
    "RemarksDialog": _remarks,
    "ChoosingDialog": _choosing,
    "AimsDialog": _aims,
    "SectionsDialog": _sections,
    "LeavingDialog": _leaving,
    "SwapDialog": _swap,
    "DayStartPage": _day_start,
    "ReasonDialog": _reason,
    "DataPlaceDialog": _place,
    "CentresDialog": _centres,
    "SignUpsDialog": _sign_ups,
    "DifferencesDialog": _differences,
}
