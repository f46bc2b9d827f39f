"""Each form of the program, opened as its tab opens it: what all of them have in common is tested for all of them."""

import datetime as dt
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from buurthuis_app import gui
from buurthuis_app.domain.activities.activity_model import model_of
from buurthuis_app.domain.centre.centre import Area, TargetGroup, Theme
from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour
from buurthuis_app.domain.confidant.case import Case
from buurthuis_app.domain.hire.hire import Agreeing, HireRow
from buurthuis_app.domain.hire.invoice import Invoice, NewLine
from buurthuis_app.domain.initiatives.budget import Grant, Payment
from buurthuis_app.domain.initiatives.initiative import InitiativeState, InitiativeStep
from buurthuis_app.domain.participants.participant import AskedFact
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.voices.matter import Reaction
from buurthuis_app.domain.volunteers.allowance import AllowanceYear
from buurthuis_app.domain.volunteers.volunteer import Absence
from buurthuis_app.gui.centre.centre_dialog import CentreDialog
from buurthuis_app.gui.centre.opening_dialog import OpeningDialog
from buurthuis_app.gui.door.code_dialogs import ChangeCodeDialog
from buurthuis_app.gui.forms.form_dialog import FormDialog, Where
from buurthuis_app.gui.forms.join_form import Joined, JoinForm
from buurthuis_app.gui.participants.choices import (
    ParticipantMerge,
    ParticipantMergeDialog,
    RegisterChoiceForm,
)
from buurthuis_app.gui.participants.form import ParticipantForm
from buurthuis_app.gui.signups.forms import KeepLongerDialog, SignUpForm
from buurthuis_app.gui.stories.dialog import StoryDialog
from buurthuis_app.gui.tabs.activities.centre_lists.list_items import (
    ItemDialog,
    list_kinds,
)
from buurthuis_app.gui.tabs.activities.form.aim_dialog import AimDialog
from buurthuis_app.gui.tabs.activities.form.dialog import ActivityDialog, plan_of
from buurthuis_app.gui.tabs.activities.form.form_choices import FormChoices
from buurthuis_app.gui.tabs.activities.form.times_dialogs import (
    DaysDialog,
    MoreDays,
    OneTime,
    TimeDialog,
)
from buurthuis_app.gui.tabs.activities.hire.forms import (
    AgreeForm,
    HireForm,
    HirerForm,
    RateForm,
)
from buurthuis_app.gui.tabs.activities.hire.invoice_forms import (
    InvoiceDetailsForm,
    InvoiceForm,
    PaymentForm,
)
from buurthuis_app.gui.tabs.activities.incidents.window import IncidentForm
from buurthuis_app.gui.tabs.activities.lending.forms import LoanForm, RepairForm, ThingForm
from buurthuis_app.gui.tabs.activities.models.window import ModelForm
from buurthuis_app.gui.tabs.activities.outreach.window import StreetRoundForm
from buurthuis_app.gui.tabs.activities.queries import choices
from buurthuis_app.gui.tabs.confidant.public.behaviour_dialog import EntryDialog
from buurthuis_app.gui.tabs.confidant.public.confidant_dialog import ConfidantDialog
from buurthuis_app.gui.tabs.confidant.register.case_dialog import CaseDialog
from buurthuis_app.gui.tabs.goals.areas.form import AreaDialog, Described
from buurthuis_app.gui.tabs.goals.indicators.choices import choices as indicator_choices
from buurthuis_app.gui.tabs.goals.indicators.forms import IndicatorDialog
from buurthuis_app.gui.tabs.goals.indicators.year_dialog import YearDialog
from buurthuis_app.gui.tabs.goals.initiatives.budget_dialog import BudgetDialog, Divided
from buurthuis_app.gui.tabs.goals.initiatives.form import InitiativeChoices, InitiativeDialog
from buurthuis_app.gui.tabs.goals.initiatives.step_dialogs import (
    GrantDialog,
    PaymentDialog,
    StepDialog,
    Stepping,
)
from buurthuis_app.gui.tabs.goals.promises.forms import MeasurementDialog, PromiseDialog
from buurthuis_app.gui.tabs.goals.surveys.forms import SurveyDialog, WordingsDialog
from buurthuis_app.gui.tabs.goals.voices.forms import (
    HeardAnswerForm,
    MatterForm,
    MatterNoteForm,
    ReactionForm,
    VoiceForm,
)
from buurthuis_app.gui.tabs.overviews.asked_dialog import AskedDialog
from buurthuis_app.gui.tabs.overviews.foreword_dialog import ForewordDialog
from buurthuis_app.gui.tabs.today.remark_dialogs import ExtraDialog, RemarkDialog
from buurthuis_app.gui.tabs.volunteers.hours.amounts_dialog import _AmountsForm
from buurthuis_app.gui.tabs.volunteers.hours.hours_form import HoursForm
from buurthuis_app.gui.tabs.volunteers.people.absence_form import AbsenceForm
from buurthuis_app.gui.tabs.volunteers.people.duties_dialog import _DutyForm
from buurthuis_app.gui.tabs.volunteers.people.person_form import PersonForm
from buurthuis_app.gui.tabs.volunteers.people.term_form import TermForm
from buurthuis_app.gui.tabs.volunteers.placements.forms import (
    OfferForm,
    PlacementEndForm,
    PlacementForm,
    TalkForm,
)
from buurthuis_app.gui.tabs.volunteers.roster.pattern_form import PatternDraft, PatternForm
from buurthuis_app.gui.tabs.volunteers.roster.shift_form import ShiftForm
from buurthuis_app.gui.tabs.volunteers.vacancies.applicant_form import CandidateForm
from buurthuis_app.gui.tabs.volunteers.vacancies.vacancy_form import VacancyForm
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.voices.voices import HeardAnswer

Form = FormDialog[Any]
Kind = TypeVar("Kind", bound=QWidget)
Opening = Callable[[CentreServices, Where], Form]


def save(record: Any) -> Done[Any]:
    """Keeps nothing: these forms are only looked at."""
    return Done(value=record, changes=frozenset())


def edited(form: Form, record: Any) -> Form:
    form.edit(record)
    return form


def activity_form(house: CentreServices, where: Where) -> Form:
    return _activity(house, where, new=True)


def changed_activity(house: CentreServices, where: Where) -> Form:
    return _activity(house, where, new=False)


def _activity(house: CentreServices, where: Where, *, new: bool) -> Form:
    offered = choices(house)
    form = ActivityDialog(
        offered,
        new=new,
        save=save,
        clashes=lambda plan: house.plan.conflicts(plan.activity, plan.days),
        today=house.clock.today(),
        **where,
    )
    activity = house.planning.blank() if new else house.telling.activities()[0]
    return edited(form, plan_of(activity, offered.rooms, []))


def days_form(house: CentreServices, where: Where) -> Form:
    form = DaysDialog(FormChoices(centre=house.centre), house.clock.today(), save=save, **where)
    return edited(form, MoreDays(like=house.telling.activities()[0]))


def time_form(house: CentreServices, where: Where) -> Form:
    occurrence = house.plan.occurrences(house.telling.activities()[0].id)[0].occurrence
    form = TimeDialog(FormChoices(centre=house.centre), save=save, **where)
    return edited(form, OneTime(occurrence=occurrence))


def aim_form(house: CentreServices, where: Where) -> Form:
    form = AimDialog(house, house.telling.activities()[0], **where)
    form.ask()
    return form


def item_forms() -> Iterator[tuple[str, Opening]]:
    def opening(place: int) -> Opening:
        def open_item(house: CentreServices, where: Where) -> Form:
            kind = list_kinds()[place]
            form = ItemDialog(kind, (), new=True, save=save, **where)
            return edited(form, house.lists.blank(kind.record))

        return open_item

    yield from ((f"item {place}", opening(place)) for place in range(len(list_kinds())))


def merge_form(house: CentreServices, where: Where) -> Form:
    goes, *others = house.lists.tally_kinds()
    form = JoinForm(
        goes,
        others,
        problems=lambda _goes, _stays, _all: (),
        explanation="{name}",
        save=save,
        **where,
    )
    return edited(form, Joined())


def participant_form(house: CentreServices, where: Where) -> Form:
    form = ParticipantForm(frozenset(AskedFact), save, new=True, this_year=2026, **where)
    return edited(form, house.participants.blank())


def participant_merge_form(house: CentreServices, where: Where) -> Form:
    others = [replace(house.participants.blank(), name=name) for name in ("Ans B.", "Bo 2")]
    form = ParticipantMergeDialog(others[0], others, house.participants, **where)
    return edited(form, ParticipantMerge())


def register_form(house: CentreServices, where: Where) -> Form:
    form = RegisterChoiceForm(house.participants, **where)
    return edited(form, house.participants.choice())


def opening_form(house: CentreServices, where: Where) -> Form:
    return edited(OpeningDialog(house.lists, **where), house.centre)


def centre_form(house: CentreServices, where: Where) -> Form:
    form = CentreDialog(house.presenting, **where)
    form.ask()
    return form


def code_form(house: CentreServices, where: Where) -> Form:
    form = ChangeCodeDialog(house.door_code, **where)
    form.ask()
    return form


def story_form(house: CentreServices, where: Where) -> Form:
    form = StoryDialog(house.telling, **where)
    form.tell()
    return form


def sign_up_form(house: CentreServices, where: Where) -> Form:
    activity = house.telling.activities()[0]
    form = SignUpForm(house.signing, activity, **where)
    return edited(form, house.signing.blank(activity))


def keep_longer_form(house: CentreServices, where: Where) -> Form:
    form = KeepLongerDialog(house.sign_up_terms, **where)
    activity = house.telling.activities()[0]
    form.ask(house.sign_up_terms.blank(activity.id, None, None), None)
    return form


def remark_form(_house: CentreServices, where: Where) -> Form:
    return edited(RemarkDialog("Koffie", save=save, **where), "")


def extra_form(house: CentreServices, where: Where) -> Form:
    form = ExtraDialog(house.clock.today(), save=lambda title, _day: save(title), **where)
    return edited(form, "")


def foreword_form(house: CentreServices, where: Where) -> Form:
    form = ForewordDialog(house.presenting, periods.year(2026), "", **where)
    return edited(form, "")


def asked_form(house: CentreServices, where: Where) -> Form:
    form = AskedDialog(house.presenting, periods.year(2026), "", **where)
    return edited(form, "")


def indicator_form(house: CentreServices, where: Where) -> Form:
    form = IndicatorDialog(save, indicator_choices(house), new=True, **where)
    return edited(form, house.indicators.blank())


def indicator_year_form(house: CentreServices, where: Where) -> Form:
    indicator = house.indicators.blank()
    form = YearDialog(save, indicator, (), new=True, **where)
    return edited(form, house.indicators.blank_year(indicator.id, 2026))


def promise_form(house: CentreServices, where: Where) -> Form:
    form = PromiseDialog(save, new=True, **where)
    return edited(form, house.promises.blank())


def thing_form(house: CentreServices, where: Where) -> Form:
    form = ThingForm(house.lending, new=True, **where)
    return edited(form, house.lending.blank_thing())


def loan_form(house: CentreServices, where: Where) -> Form:
    thing = replace(house.lending.blank_thing(), name="Partytent")
    form = LoanForm((thing,), save, today=house.clock.today(), new=False, **where)
    return edited(form, replace(house.lending.blank_loan(), thing_id=thing.id, name="Ali"))


def repair_form(house: CentreServices, where: Where) -> Form:
    form = RepairForm(save, today=house.clock.today(), new=True, **where)
    return edited(form, house.lending.blank_repair())


def hirer_form(house: CentreServices, where: Where) -> Form:
    form = HirerForm(save, new=True, **where)
    return edited(form, house.hiring.blank_hirer())


def rate_form(house: CentreServices, where: Where) -> Form:
    form = RateForm(house.plan.rooms(), save, new=True, **where)
    return edited(form, house.hiring.blank_rate())


def hire_form(house: CentreServices, where: Where) -> Form:
    hirer = replace(house.hiring.blank_hirer(), name="Koor De Merel")
    form = HireForm((hirer,), house.plan.rooms(), save, new=True, **where)
    return edited(form, replace(house.hiring.blank(), hirer_id=hirer.id))


def agree_form(house: CentreServices, where: Where) -> Form:
    hirer = replace(house.hiring.blank_hirer(), name="Koor De Merel")
    hire = replace(house.hiring.blank(), hirer_id=hirer.id, weekly=True)
    row = HireRow(hire=hire, hirer=hirer, room="Grote zaal", in_the_way=("Bezet.",))
    form = AgreeForm(row, save, **where)
    return edited(form, Agreeing(hire=hire))


def invoice_form(house: CentreServices, where: Where) -> Form:
    draft = replace(
        house.invoicing.blank(),
        hirer_id=house.centre.id,
        hirer="Koor De Merel",
        lines=(NewLine(text="Grote zaal, 2 uur", cents=4000),),
    )
    form = InvoiceForm(draft, (), save, today=house.clock.today(), **where)
    return edited(form, draft)


def paid_invoice_form(house: CentreServices, where: Where) -> Form:
    today, key = house.clock.today(), house.centre.id
    invoice = Invoice(
        id=key,
        centre_id=key,
        hirer_id=key,
        year=today.year,
        number=1,
        date=today,
        due_on=today,
        name="Koor De Merel",
        address="",
        sender="",
        iban="",
        vat=None,
    )
    form = PaymentForm(save, today=today, **where)
    return edited(form, invoice)


def invoice_details_form(house: CentreServices, where: Where) -> Form:
    form = InvoiceDetailsForm(save, **where)
    return edited(form, house.invoicing.details())


def offer_form(house: CentreServices, where: Where) -> Form:
    lists = house.placements.lists()
    form = OfferForm(lists, save, new=True, **where)
    return edited(form, house.placements.blank_offer())


def placement_form(house: CentreServices, where: Where) -> Form:
    form = PlacementForm(
        house.placements.lists(), save, today=house.clock.today(), new=True, **where
    )
    return edited(form, house.placements.blank())


def placement_end_form(house: CentreServices, where: Where) -> Form:
    form = PlacementEndForm(save, today=house.clock.today(), **where)
    return edited(form, replace(house.placements.blank(), ended_on=house.clock.today()))


def talk_form(house: CentreServices, where: Where) -> Form:
    form = TalkForm(house.placements.lists(), save, today=house.clock.today(), new=True, **where)
    return edited(form, house.placements.blank_talk())


def model_form(house: CentreServices, where: Where) -> Form:
    form = ModelForm(save, **where)
    return edited(form, model_of(replace(house.planning.blank(), title="Buurtmaaltijd"), ()))


def street_round_form(house: CentreServices, where: Where) -> Form:
    form = StreetRoundForm(choices(house), save, today=house.clock.today(), new=True, **where)
    return edited(form, house.outreach.blank())


def incident_form(house: CentreServices, where: Where) -> Form:
    form = IncidentForm(save, today=house.clock.today(), new=True, **where)
    return edited(form, house.incidents.blank())


def matter_form(house: CentreServices, where: Where) -> Form:
    form = MatterForm(save, today=house.clock.today(), new=True, **where)
    return edited(form, house.voices.blank())


def voice_form(house: CentreServices, where: Where) -> Form:
    form = VoiceForm(house.voices.choices(), save, today=house.clock.today(), new=True, **where)
    return edited(form, house.voices.blank_voice(house.voices.blank()))


def answer_form(house: CentreServices, where: Where) -> Form:
    form = ReactionForm(
        Reaction.PLAN, house.voices.choices(), save, today=house.clock.today(), **where
    )
    today = house.clock.today()
    return edited(form, replace(house.voices.blank(), reaction=Reaction.PLAN, reacted_on=today))


def heard_answer_form(house: CentreServices, where: Where) -> Form:
    matter, today = house.voices.blank(), house.clock.today()
    heard = HeardAnswer(matter=matter, voice=house.voices.blank_voice(matter))
    form = HeardAnswerForm(matter.id, (), save, today=today, **where)
    return edited(form, heard)


def matter_note_form(house: CentreServices, where: Where) -> Form:
    form = MatterNoteForm(save, today=house.clock.today(), new=True, **where)
    return edited(form, house.voices.blank_note(house.voices.blank()))


def measurement_form(house: CentreServices, where: Where) -> Form:
    promise = house.promises.blank()
    form = MeasurementDialog(promise, save, today=house.clock.today(), new=True, **where)
    return edited(form, house.promises.blank_measurement(promise))


def initiative_form(house: CentreServices, where: Where) -> Form:
    lists = house.lists
    offered = InitiativeChoices(
        themes=lists.all(Theme), groups=lists.all(TargetGroup), areas=lists.all(Area)
    )
    form = InitiativeDialog(offered, save, new=True, **where)
    return edited(form, house.initiatives.blank())


def step_form(house: CentreServices, where: Where) -> Form:
    initiative, today = house.initiatives.blank(), house.clock.today()
    step = InitiativeStep(
        id=new_id(),
        initiative_id=initiative.id,
        state=InitiativeState.ACCOUNTED,
        date=today,
        because="",
        recorded_by=COORDINATOR.profile,
    )
    stepping = Stepping(initiative=initiative, step=step)
    form = StepDialog(stepping, save, today=today, **where)
    return edited(form, stepping)


def grant_form(house: CentreServices, where: Where) -> Form:
    budgets, today = house.budgets, house.clock.today()
    pages = budgets.pages()
    form = GrantDialog("Straatfeest", pages, budgets.books(), save, today=today, **where)
    grant = Grant(
        id=new_id(),
        initiative_id=new_id(),
        budget_id=pages[0].budget.id,
        part_id=None,
        amount=0,
        date=today,
    )
    return edited(form, grant)


def payment_form(house: CentreServices, where: Where) -> Form:
    pages = (house.initiatives.page(card.initiative.id) for card in house.initiatives.cards())
    granted = next(page.granted for page in pages if page.granted)
    today = house.clock.today()
    form = PaymentDialog(granted, save, today=today, new=True, **where)
    payment = Payment(id=new_id(), grant_id=granted[-1].grant.id, date=today, amount=0, text="")
    return edited(form, payment)


def budget_form(house: CentreServices, where: Where) -> Form:
    areas, themes = house.lists.all(Area), house.lists.all(Theme)
    formers = [page.budget for page in house.budgets.pages()]
    form = BudgetDialog(areas, themes, formers, house.budgets.blank_part, save, new=True, **where)
    return edited(form, Divided(budget=house.budgets.blank(2027), parts=()))


def area_form(house: CentreServices, where: Where) -> Form:
    areas = house.neighbourhoods
    form = AreaDialog(save, areas.blank_line, new=True, **where)
    return edited(form, Described(area=areas.blank(), profile=()))


def survey_form(house: CentreServices, where: Where) -> Form:
    themes = house.lists.all(Theme)
    form = SurveyDialog(house.surveys.blank_question, save, themes, new=True, **where)
    return edited(form, house.surveys.blank())


def wordings_form(house: CentreServices, where: Where) -> Form:
    asked = house.surveys.questionnaire(house.surveys.all()[0].survey.id)
    form = WordingsDialog(save, asked, "tr", **where)
    return edited(form, asked)


def confidant_form(house: CentreServices, where: Where) -> Form:
    form = ConfidantDialog(house.confidants, new=True, **where)
    return edited(form, house.confidants.blank())


def help_line_form(house: CentreServices, where: Where) -> Form:
    form = EntryDialog(HelpLine, save, new=True, **where)
    return edited(form, house.confidants.blank_entry(HelpLine))


def behaviour_form(house: CentreServices, where: Where) -> Form:
    form = EntryDialog(UnwantedBehaviour, save, new=True, **where)
    return edited(form, house.confidants.blank_entry(UnwantedBehaviour))


def case_form(house: CentreServices, where: Where) -> Form:
    today = house.clock.today()
    behaviours = house.confidants.behaviours()
    form = CaseDialog(behaviours, save, new=True, shared=False, today=today, **where)
    return edited(form, Case(id=new_id(), reported_on=today))


def person_form(house: CentreServices, where: Where) -> Form:
    volunteers = house.volunteers
    others = [person.volunteer for person in volunteers.people()]
    form = PersonForm(house, volunteers.duties(), others, new=True, **where)
    return edited(form, volunteers.blank())


def changed_person(house: CentreServices, where: Where) -> Form:
    volunteers = house.volunteers
    people = volunteers.people()
    others = [person.volunteer for person in people[1:]]
    form = PersonForm(house, volunteers.duties(), others, new=False, **where)
    return edited(form, people[0])


def absence_form(house: CentreServices, where: Where) -> Form:
    today = house.clock.today()
    form = AbsenceForm(house.volunteers, **where)
    return edited(form, Absence(id=new_id(), volunteer_id=new_id(), first=today, last=today))


def duty_form(house: CentreServices, where: Where) -> Form:
    form = _DutyForm(house, house.volunteers.duties(), new=True, **where)
    return edited(form, house.volunteers.blank_duty())


def term_form(house: CentreServices, where: Where) -> Form:
    form = TermForm(house.volunteer_terms, **where)
    return edited(form, house.volunteer_terms.months())


def hours_form(house: CentreServices, where: Where) -> Form:
    people = [person.volunteer for person in house.volunteers.people()]
    form = HoursForm(house, people, new=True, **where)
    return edited(form, house.hours.blank(people[0].id))


def amounts_form(house: CentreServices, where: Where) -> Form:
    year = AllowanceYear(
        centre_id=house.centre.id, year=2027, per_hour=0, per_hour_young=0, per_month=0, per_year=0
    )
    return edited(_AmountsForm(house, (), new=True, **where), year)


def pattern_form(house: CentreServices, where: Where) -> Form:
    planning, duties = house.shift_planning, house.volunteers.duties()
    activities = house.telling.activities()
    form = PatternForm(planning, duties, activities, new=True, **where)
    return edited(form, PatternDraft(pattern=planning.blank_pattern(duties[0].id), needed=()))


def shift_form(house: CentreServices, where: Where) -> Form:
    planning, duties = house.shift_planning, house.volunteers.duties()
    form = ShiftForm(planning, duties, new=True, **where)
    return edited(form, planning.blank_shift(duties[0].id, dt.date(2026, 11, 24)))


def vacancy_form(house: CentreServices, where: Where) -> Form:
    duties = house.volunteers.duties()
    form = VacancyForm(house, duties, new=True, **where)
    return edited(form, house.vacancies.blank())


def candidate_form(house: CentreServices, where: Where) -> Form:
    opening = house.vacancies.openings()[0]
    form = CandidateForm(house.vacancies, opening.conditions, new=True, **where)
    return edited(form, house.vacancies.blank_candidate(opening.vacancy.id))


FORMS: dict[str, Opening] = {
    opening.__name__: opening
    for opening in (
        *(
            activity_form,
            changed_activity,
            days_form,
            time_form,
            aim_form,
            merge_form,
            participant_form,
            participant_merge_form,
            register_form,
            opening_form,
            centre_form,
            code_form,
        ),
        *(
            story_form,
            sign_up_form,
            keep_longer_form,
            remark_form,
            extra_form,
            foreword_form,
            asked_form,
        ),
        *(indicator_form, indicator_year_form, promise_form, measurement_form),
        *(thing_form, loan_form, repair_form, hirer_form, rate_form, hire_form, agree_form),
        *(invoice_form, paid_invoice_form, invoice_details_form),
        *(offer_form, placement_form, placement_end_form, talk_form),
        *(
            incident_form,
            model_form,
            street_round_form,
            matter_form,
            voice_form,
            heard_answer_form,
            answer_form,
            matter_note_form,
        ),
        *(initiative_form, step_form, grant_form, payment_form, budget_form, area_form),
        *(survey_form, wordings_form, confidant_form, help_line_form, behaviour_form, case_form),
        *(person_form, changed_person, absence_form, duty_form, term_form, hours_form),
        *(amounts_form, pattern_form, shift_form, vacancy_form, candidate_form),
    )
} | dict(item_forms())


def form_classes() -> set[type[Form]]:
    """Every kind of form that the program has."""
    return kinds_of(FormDialog)


def kinds_of(base: type[Kind]) -> set[type[Kind]]:
    """Every kind of this widget that the program has, found by loading all of its windows."""
    for module in walk_packages(gui.__path__, f"{gui.__name__}."):
        import_module(module.name)
    found: set[type[Kind]] = set()
    unread = list[type[Kind]](base.__subclasses__())
    while unread:
        kind = unread.pop()
        unread += kind.__subclasses__()
        if kind.__module__.startswith("buurthuis_app."):
            found.add(kind)
    return found
