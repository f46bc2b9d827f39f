"""Every write of the program in the demo centre: how it is done once, ready to be done."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence
from buurthuis_app.domain.activities.activity_model import ActivityModel
from buurthuis_app.domain.activities.loose_days import LooseDay
from buurthuis_app.domain.activities.planned import Scope
from buurthuis_app.domain.activities.recurrence import ONCE
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Region,
    Room,
    Theme,
)
from buurthuis_app.domain.centre.equipment import Equipment
from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour
from buurthuis_app.domain.counts.count import TallyKind
from buurthuis_app.domain.hire.hire import Agreeing, Hire
from buurthuis_app.domain.hire.hirer import Hirer, HirerKind
from buurthuis_app.domain.hire.invoice import Invoice
from buurthuis_app.domain.hire.price_list import HireRate
from buurthuis_app.domain.incidents.incident import Incident
from buurthuis_app.domain.indicators.indicator import Indicator, IndicatorYear
from buurthuis_app.domain.initiatives.budget import Budget, BudgetPart, Grant, Payment
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeState
from buurthuis_app.domain.lending.loan import Loan
from buurthuis_app.domain.lending.repair import Repair
from buurthuis_app.domain.lending.thing import Thing
from buurthuis_app.domain.outreach.street_round import StreetRound
from buurthuis_app.domain.overviews.aims import Aim
from buurthuis_app.domain.overviews.section_order import Arrangement
from buurthuis_app.domain.packets.paired_door import PairedDoor
from buurthuis_app.domain.papers.names_on_paper import Answered, NameAnswer
from buurthuis_app.domain.participants.participant import Participant, RegisterChoice
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementTalk
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.rosters.candidates import ShiftCandidate
from buurthuis_app.domain.rosters.proposal import Proposed
from buurthuis_app.domain.rosters.shift import Assignment, AssignmentState, Shift, ShiftPattern
from buurthuis_app.domain.rosters.shift_slot import Post
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.shared.permissions import COORDINATOR
from buurthuis_app.domain.signups.sign_up import SignUp
from buurthuis_app.domain.stories.story import Story
from buurthuis_app.domain.surveys.answer_file import ADD, FileReply, SurveyFile, UnknownOption
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Reply,
    Survey,
    SurveyQuestion,
)
from buurthuis_app.domain.voices.matter import Matter, MatterNote, Reaction
from buurthuis_app.domain.voices.voice import Voice
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.vacancy import Candidate, Opening
from buurthuis_app.domain.volunteers.volunteer import Absence, Duty, Person
from buurthuis_app.exchange.joint import shared_file
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.activities import plan
from buurthuis_app.records import replace
from buurthuis_app.services.centre.setting_up import Setup
from buurthuis_app.services.counts import sheet_memory
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.taken_list import TakenList
from buurthuis_app.services.voices.voices import HeardAnswer
from tests.conftest import SAMPLES, TODAY
from tests.services.undoing import taken_back

R = TypeVar("R")
Write = Callable[[], Done[Any]]
YEAR = periods.year(TODAY.year)
LAST_YEAR = periods.year(TODAY.year - 1)
WEEK = dt.timedelta(weeks=1)
AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:schaken@example.org
SUMMARY:Schaken
DTSTART;TZID=Europe/Amsterdam:20261201T190000
DTEND;TZID=Europe/Amsterdam:20261201T220000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
END:VCALENDAR
"""


class Scene(Struct, frozen=True):
    """The demo centre, in which the first of every sort of record can be looked up."""

    house: CentreServices
    folder: Path

    def all(self, record: type[R], **equals: Any) -> list[R]:
        with self.house.database.read() as work:
            return list(work.store(record).find(**equals))

    def first(
        self, record: type[R], such: Callable[[R], bool] = lambda _: True, **equals: Any
    ) -> R:
        return next(each for each in self.all(record, **equals) if such(each))

    def new_activity(self, title: str = "Feest", **fields: Any) -> Activity:
        blank = replace(self.house.planning.blank(), title=title, rule=ONCE, **fields)
        return self.house.planning.keep(blank, new=True).value

    def coming(self, title: str) -> Occurrence:
        """The first time of an activity after today that nobody left anything with."""
        activity = self.first(Activity, title=title)
        with self.house.database.read() as work:
            touched = plan.touched(work, activity.id)
        return self.first(
            Occurrence,
            lambda each: each.date > TODAY and each.id not in touched,
            activity_id=activity.id,
        )

    def door(self) -> PairedDoor:
        """A door with a file."""
        return self.house.door_files.make("Ingang", self.folder / "ingang.db").value

    def packets(self) -> Path:
        """The folder with what was counted at a door today."""
        today = self.all(Occurrence, date=TODAY)[-1]
        self.door()
        stick = self.folder / "stick"
        stick.mkdir()
        with closing(Database(self.folder / "ingang.db")) as database:
            door = CentreServices(database, self.house.clock, COORDINATOR, self.house.centre)
            door.counting.add(today.id, self.visits().id, 3)
            door.sending.send(stick)
        return stick

    def guest_file(self) -> Path:
        """The file of another centre."""
        path = self.folder / "trefpunt.samen"
        if not path.exists():
            written = self.house.sharing.write(path, [TODAY.year]).centre
            shared_file.write(replace(written, centre_id=UUID(int=1)), path)
        return path

    def guest(self) -> UUID:
        return self.house.guests.take_in(self.guest_file()).value.centre_id

    def today(self) -> Occurrence:
        return self.house.growing.extra(title="Soep", date=TODAY).value

    def visits(self) -> TallyKind:
        return self.first(TallyKind, lambda kind: not kind.whole and kind.activity_id is None)

    def two_tallies(self) -> tuple[TallyKind, UUID]:
        """A kind with numbers, and one that it can become."""
        blank = replace(self.house.lists.blank(TallyKind), name="jeugd")
        goes = self.house.lists.keep(blank, new=True).value
        for kind in (goes, self.visits()):
            self.house.counting.add(self.today().id, kind.id, 2)
        return goes, self.visits().id

    def counted(self) -> Occurrence:
        occurrence = self.today()
        self.house.counting.add(occurrence.id, self.visits().id, 3)
        return occurrence

    def with_list(self) -> Activity:
        """An activity of today for which people sign up."""
        return self.new_activity(sign_up=True)

    def signed_up(self) -> SignUp:
        blank = self.house.signing.blank(self.with_list())
        return self.house.signing.sign_up(replace(blank, name="Mo Jansen")).value.sign_up

    def present(self) -> tuple[SignUp, Occurrence]:
        """Somebody who can be ticked today."""
        sign_up = self.signed_up()
        return sign_up, self.first(Occurrence, activity_id=sign_up.activity_id)

    def participant(self, name: str) -> Participant:
        """Somebody whom a centre knows that chose to."""
        register = self.house.participants
        register.choose(RegisterChoice(kept=True))
        return register.keep(replace(register.blank(), name=name), new=True).value

    def open_shift(self, number: int = 0) -> Shift:
        board = self.house.roster.board(TODAY, TODAY + 12 * WEEK)
        return [
            shift.shift
            for shift in board.shifts
            if shift.open and shift.goes_on and shift.shift.date > TODAY and not shift.placed
        ][number]

    def candidate(self, shift: Shift, number: int = 0) -> ShiftCandidate:
        return [each for each in self.house.roster.candidates(shift.id) if not each.obstacles][
            number
        ]

    def assigned(self, shift: Shift | None = None, number: int = 0) -> Assignment:
        shift = shift or self.open_shift()
        volunteer = self.candidate(shift, number).person.volunteer
        return self.house.rostering.assign(shift.id, volunteer.id).value

    def pattern(self) -> ShiftPattern:
        blank = self.house.shift_planning.blank_pattern(self.first(Duty).id)
        timed = replace(blank, starts=dt.time(9), ends=dt.time(12), rule="FREQ=WEEKLY;BYDAY=SU")
        return self.house.shift_planning.keep_pattern(timed, new=True).value

    def single_shift(self) -> Shift:
        blank = self.house.shift_planning.blank_shift(self.first(Duty).id, TODAY + WEEK)
        return self.house.shift_planning.keep_shift(blank, new=True).value

    def person(self) -> Person:
        """Somebody new, of whom everything is kept."""
        blank = self.house.volunteers.blank("Kim de Boer")
        return self.house.volunteers.keep(blank, new=True).value

    def absence(self) -> Absence:
        person = self.person().volunteer
        absence = self.house.volunteers.blank_absence(person.id)
        self.house.volunteers.keep_absence(absence)
        return self.first(Absence, volunteer_id=person.id)

    def placed_person(self) -> Person:
        """Somebody on the roster from tomorrow on."""
        assignment = self.first(
            Assignment,
            lambda each: self.first(Shift, id=each.shift_id).date > TODAY + WEEK,
            state=AssignmentState.CONFIRMED,
        )
        return self.house.volunteers.person(assignment.volunteer_id)

    def opening(self) -> Opening:
        return self.house.vacancies.openings()[0]

    def candidate_of_vacancy(self) -> Candidate:
        return self.first(Candidate)

    def noted(self) -> NotedHours:
        blank = self.house.hours.blank(self.person().volunteer.id)
        return self.house.hours.keep(replace(blank, minutes=60), new=True).value

    def thing(self) -> Thing:
        """Something that nobody borrowed yet."""
        blank = replace(self.house.lending.blank_thing(), name="Beamer")
        return self.house.lending.keep_thing(blank, new=True).value

    def loan(self, *, waits: bool = False) -> Loan:
        loan = replace(self.house.lending.blank_loan(), thing_id=self.thing().id, name="Ali")
        loan = replace(loan, out_on=None, due_on=None) if waits else loan
        return self.house.lending.keep_loan(loan, new=True).value

    def repair(self) -> Repair:
        blank = replace(self.house.lending.blank_repair(), thing="Radio")
        return self.house.lending.keep_repair(blank, new=True).value

    def hirer(self) -> Hirer:
        """Somebody who never hired yet."""
        blank = replace(self.house.hiring.blank_hirer(), name="Koor", address="Straat 1")
        return self.house.hiring.keep_hirer(blank, new=True).value

    def rate(self) -> HireRate:
        blank = replace(self.house.hiring.blank_rate(), room_id=self.first(Room).id, cents=500)
        blank = replace(blank, part=DayPart.MORNING, kind=HirerKind.RESIDENTS)
        return self.house.hiring.keep_rate(blank, new=True).value

    def hire(self) -> Hire:
        blank = replace(self.house.hiring.blank(), hirer_id=self.hirer().id)
        blank = replace(blank, room_id=self.first(Room).id, price=500)
        return self.house.hiring.keep(blank, new=True).value

    def agreed(self) -> Hire:
        return self.house.hiring.agree(Agreeing(hire=self.hire(), anyway=True)).value

    def invoice(self) -> Invoice:
        draft = replace(self.house.invoicing.blank(), hirer_id=self.hirer().id)
        draft = replace(draft, extra="Bar", extra_cents=500)
        return self.house.invoicing.make(draft).value.invoice

    def placement_offer(self) -> PlacementOffer:
        blank = replace(self.house.placements.blank_offer(), title="Bar", learns="Afrekenen")
        return self.house.placements.keep_offer(blank, new=True).value

    def placement(self) -> Placement:
        blank = replace(
            self.house.placements.blank(),
            offer_id=self.placement_offer().id,
            volunteer_id=self.person().volunteer.id,
        )
        return self.house.placements.keep(blank, new=True).value

    def placement_talk(self) -> PlacementTalk:
        blank = replace(
            self.house.placements.blank_talk(), placement_id=self.placement().id, words="Goed."
        )
        return self.house.placements.keep_talk(blank, new=True).value

    def incident(self) -> Incident:
        blank = replace(self.house.incidents.blank(), place="Hal", done="Pleister geplakt.")
        return self.house.incidents.keep(blank, new=True).value

    def street_round(self) -> StreetRound:
        blank = replace(self.house.outreach.blank(), place="Skatebaan", contacts=2, reached=4)
        return self.house.outreach.keep(blank, new=True).value

    def activity_model(self) -> ActivityModel:
        return self.house.activity_models.make(self.new_activity()).value

    def matter(self) -> Matter:
        """A matter with a plan that is not carried out yet."""
        matter = replace(
            self.house.voices.blank(),
            title="Te donker",
            reaction=Reaction.PLAN,
            reacted_on=self.house.clock.today(),
            words="Een lamp.",
            due_on=self.house.clock.today(),
        )
        return self.house.voices.keep(matter, new=True).value

    def voice(self) -> Voice:
        blank = replace(self.house.voices.blank_voice(self.matter()), words="Ik zie niets.")
        return self.house.voices.keep_voice(blank, new=True).value

    def matter_note(self) -> MatterNote:
        blank = replace(self.house.voices.blank_note(self.matter()), words="Besteld.")
        return self.house.voices.keep_note(blank, new=True).value

    def initiative(self, state: InitiativeState) -> Initiative:
        return self.first(Initiative, state=state)

    def survey(self, *, answered: bool = True) -> Survey:
        if answered:
            return self.first(Survey, lambda survey: survey.open_on(TODAY))
        again = self.house.surveys.again(self.survey().id)
        return self.house.surveys.keep(again, new=True).value.survey

    def replies(self) -> list[Reply]:
        questions = self.all(SurveyQuestion, survey_id=self.survey().id)
        return [
            Reply(question_id=each.id, values=(0,)) for each in questions if each.kind.has_options
        ]

    def table_of_answers(self) -> SurveyFile:
        choice = self.first(SurveyQuestion, survey_id=self.survey().id, kind=QuestionKind.CHOICE)
        words = "Geen van alle"
        reply = FileReply(reply=Reply(question_id=choice.id), unknown=(words,))
        return SurveyFile(
            survey_id=self.survey().id,
            name="peiling.csv",
            sheets=((reply,),),
            unknown=(UnknownOption(question_id=choice.id, words=words, times=1),),
        )

    def open_answer(self) -> Any:
        question = self.first(
            SurveyQuestion,
            lambda each: bool(self.house.survey_outcomes.open_answers(each.id)),
            kind=QuestionKind.OPEN,
        )
        return next(
            each for each in self.house.survey_outcomes.open_answers(question.id) if not each.told
        )

    def agenda(self) -> Any:
        path = self.folder / "agenda.ics"
        path.write_text(AGENDA, encoding="utf-8", newline="\r\n")
        return self.house.calendars.read(path)


def _taken_back(scene: Scene) -> Write:
    done = scene.house.taking_in.take_in(scene.packets())
    taken_back(done)
    return partial(scene.house.taking_in.take_again, scene.first(PairedDoor))


def _undecided(scene: Scene) -> Write:
    soup = scene.today()
    packets = scene.packets()
    scene.house.counting.cancel(soup.id, "storm")
    scene.house.taking_in.take_in(packets)
    (question,) = scene.house.taking_in.to_decide().questions
    return partial(scene.house.taking_in.decide, question.id, agree=True)


def _proposed(scene: Scene) -> Write:
    shift = scene.open_shift()
    post = Post(shift=shift, duty=scene.first(Duty, id=shift.duty_id))
    person = scene.candidate(shift).person
    proposed = Proposed(person=person, post=post, leanings=())
    return partial(scene.house.roster_proposing.accept, [proposed])


def _moved(scene: Scene) -> Write:
    assignment = scene.assigned()
    other = next(
        shift
        for number in range(20)
        if (shift := scene.open_shift(number)).id != assignment.shift_id
        and not scene.house.roster.obstacles(shift.id, assignment.volunteer_id, assignment.shift_id)
    )
    return partial(scene.house.rostering.move, assignment, other.id)


def _replaced(scene: Scene) -> Write:
    assignment = scene.assigned()
    shift = scene.first(Shift, id=assignment.shift_id)
    other = next(
        each.person.volunteer.id
        for each in scene.house.roster.candidates(shift.id)
        if not each.obstacles and each.person.volunteer.id != assignment.volunteer_id
    )
    return partial(scene.house.rostering.replace, assignment, other)


def _swapped(scene: Scene) -> Write:
    for number in range(20):
        assignment = scene.assigned(scene.open_shift(number))
        for swap in scene.house.roster.swaps(assignment):
            if not swap.obstacles:
                return partial(scene.house.rostering.swap, assignment, swap.placed.assignment)
    raise AssertionError("nobody to swap with")


def _withdrawn(scene: Scene) -> SignUp:
    sign_up = scene.signed_up()
    scene.house.signing.withdraw(sign_up.id)
    return sign_up


def _waiting(scene: Scene) -> UUID:
    """An activity where somebody waits and there is room by now."""
    activity = scene.new_activity(sign_up=True, capacity=1)
    for name in ("An", "Bo"):
        blank = replace(scene.house.signing.blank(activity), name=name)
        scene.house.signing.sign_up(blank)
    with scene.house.database.begin() as work:
        work.store(Activity).replace(replace(activity, capacity=2))
    return activity.id


def _photo(scene: Scene, name: str = "foto.png") -> Path:
    from PIL import Image

    Image.new("RGB", (30, 30), "navy").save(scene.folder / name)
    return scene.folder / name


def _names(scene: Scene) -> Write:
    naming = scene.house.naming
    asked = naming.reviewed("Mevrouw Zwaluw zong, en meneer De Wit ook.").questions
    return partial(
        naming.decide,
        [Answered(question=each, answer=NameAnswer.BLURRED, words="iemand") for each in asked],
    )


def _with_photo(scene: Scene) -> Write:
    telling = scene.house.telling
    photo = telling.read_photo(_photo(scene))
    story = replace(scene.first(Story), photo_id=photo.id)
    return partial(telling.keep, story, new=False, photo=photo)


def _confidant(scene: Scene) -> Any:
    blank = replace(scene.house.confidants.blank(), name="Els", phone="0612345678")
    return scene.house.confidants.keep(blank, new=True).value


def _confidant_with_photo(scene: Scene) -> Write:
    photo = scene.house.confidants.read_photo(_photo(scene))
    changed = replace(_confidant(scene), photo_id=photo.id)
    return partial(scene.house.confidants.keep, changed, new=False, photo=photo)


def _budget(scene: Scene) -> Write:
    budget = scene.first(Budget, id=scene.first(BudgetPart).budget_id)
    first, *others = scene.all(BudgetPart, budget_id=budget.id)
    parts = [replace(first, amount=first.amount - 100), *others]
    return partial(scene.house.budgets.keep, replace(budget, name="Wijkgeld"), parts, new=False)


def _removable_budget(scene: Scene) -> Write:
    budget = replace(scene.house.budgets.blank(TODAY.year), name="Los", amount=100)
    stored = scene.house.budgets.keep(budget, [], new=True).value
    return partial(scene.house.budgets.remove, stored)


def _second_grant(scene: Scene) -> Grant:
    grant = scene.first(Grant)
    blank = scene.house.budgets.blank_grant(
        scene.first(Initiative, id=grant.initiative_id), scene.house.budgets.pages()
    )
    extra = replace(blank, amount=100, because="Het werd duurder.")
    return scene.house.budgets.grant(extra, new=True).value


def _granted(scene: Scene) -> Write:
    initiative = scene.initiative(InitiativeState.SUBMITTED)
    blank = scene.house.budgets.blank_grant(initiative, scene.house.budgets.pages())
    return partial(scene.house.budgets.grant, replace(blank, because="Het kan net."), new=True)


def _area(scene: Scene) -> Write:
    areas = scene.house.neighbourhoods
    area = scene.first(Area, lambda each: len(areas.page(each.id).profile) > 1)
    line = replace(areas.blank_line(area), name="Leefbaarheid", figure="7,1", source="gemeente")
    lines = [*areas.page(area.id).profile[1:], line]
    return partial(areas.keep, replace(area, description="Een wijk."), lines, new=False)


def _vacancy(scene: Scene) -> Write:
    opening = scene.opening()
    fewer = replace(
        opening,
        vacancy=replace(opening.vacancy, title="Kok"),
        conditions=opening.conditions[1:],
    )
    return partial(scene.house.vacancies.keep, fewer, new=False)


def _extension(scene: Scene) -> Write:
    sign_up, _occurrence = scene.present()
    blank = scene.house.sign_up_terms.blank(sign_up.activity_id, None, TODAY + 20 * WEEK)
    return partial(scene.house.sign_up_terms.keep_longer, replace(blank, because="Verslag."))


def _ticked(scene: Scene) -> Write:
    sign_up, occurrence = scene.present()
    present = not sign_up.present(occurrence.id)
    return partial(scene.house.attendance.tick, sign_up.id, occurrence.id, present=present)


def _counted_present(scene: Scene) -> Write:
    sign_up, occurrence = scene.present()
    scene.house.attendance.tick(sign_up.id, occurrence.id, present=True)
    return partial(scene.house.attendance.count, occurrence.id)


def _remembered(s: Scene) -> Write:
    with s.house.database.begin() as work:
        kept = '{"shapes": {"vorm": []}, "answers": {}}'
        sheet_memory.keep(work, s.house.centre.id, sheet_memory.SHEETS, kept)
    return s.house.importing.forget


def _typed(scene: Scene) -> Write:
    kind, occurrence = scene.visits(), scene.today()
    return partial(scene.house.counting.set_number, occurrence.id, kind.id, 4, version=0)


def _called_off(scene: Scene) -> Write:
    occurrence = scene.coming("Taalcafé")
    scene.house.counting.cancel(occurrence.id, "ziek")
    return partial(scene.house.counting.resume, occurrence.id)


def _remarked(scene: Scene) -> Occurrence:
    occurrence = scene.today()
    return scene.house.counting.remark(occurrence.id, "Een buurman zong.").value


def _setup(scene: Scene) -> Setup:
    """A guide gone through once more, with another region, a new room and a theme more."""
    now = scene.house.setting_up.choices().now
    return replace(
        now,
        centre=replace(now.centre, region=Region.SOUTH),
        rooms=("Schuur",),
        themes=(*now.themes, "taal"),
    )


def _closed(scene: Scene) -> ClosedDay:
    blank = replace(scene.house.lists.blank(ClosedDay), reason="verbouwing")
    return replace(blank, first=TODAY + 2 * WEEK, last=TODAY + 3 * WEEK)


def _loose_day(scene: Scene) -> Occurrence:
    days = [LooseDay(date=TODAY + WEEK), LooseDay(date=TODAY + 2 * WEEK)]
    first, _second = scene.house.loose_days.add(scene.new_activity(), days).value
    return first


def _series(scene: Scene) -> Activity:
    return replace(scene.first(Activity, title="Koffie-inloop"), starts=dt.time(8, 15))


def _measurement(scene: Scene) -> Measurement:
    return scene.first(Measurement)


def _choice(scene: Scene) -> Write:
    choosing, stories = scene.house.choosing, scene.all(Story)
    chosen = {stories[0].id: "Mooi.", stories[1].id: ""}
    return partial(choosing.choose, LAST_YEAR, chosen, seen=choosing.chosen(LAST_YEAR))


def _revoked(scene: Scene) -> Write:
    scene.house.adopting.adopt(LAST_YEAR, scene.house.overviews)
    return partial(scene.house.adopting.revoke, LAST_YEAR)


def _aim(scene: Scene) -> Aim:
    return replace(scene.first(Aim), why_different="Regen.")


def _merged_participants(s: Scene) -> Write:
    goes, stays, at = s.participant("Ans B."), s.participant("An B."), s.counted()
    s.house.presence.tap(at.id, goes.id, present=True)
    return partial(s.house.participants.merge, goes.id, stays.id)


WRITES: dict[str, Callable[[Scene], Write]] = {
    "Calendars.keep": lambda s: partial(s.house.calendars.keep, s.agenda()),
    "Merging.merge": lambda s: partial(
        s.house.merging.merge,
        s.first(Activity, title="Breicafé").id,
        s.first(Activity, title="Wandelclub").id,
    ),
    "Growing.extra": lambda s: partial(s.house.growing.extra, "Spontane soep", TODAY),
    "LooseDays.add": lambda s: partial(
        s.house.loose_days.add, s.new_activity(), [LooseDay(date=TODAY + 2 * WEEK)], room="Zolder"
    ),
    "LooseDays.remove": lambda s: partial(s.house.loose_days.remove, _loose_day(s)),
    "Planning.keep": lambda s: partial(
        s.house.planning.keep,
        replace(s.house.planning.blank(), title="Schaken", rule="FREQ=WEEKLY"),
        new=True,
        room="Zolder",
        tallies=("partijen",),
    ),
    "Planning.change": lambda s: partial(
        s.house.planning.change, _series(s), Scope.WHOLE, TODAY, room="Serre", tallies=("koekjes",)
    ),
    "Planning.move": lambda s: partial(
        s.house.planning.move,
        replace(s.coming("Taalcafé"), starts=dt.time(8), ends=dt.time(9)),
        room="Serre",
    ),
    "Planning.end": lambda s: partial(
        s.house.planning.end, s.first(Activity, title="Koffie-inloop"), TODAY + 2 * WEEK
    ),
    "Planning.remove": lambda s: partial(s.house.planning.remove, s.new_activity()),
    "Neighbourhoods.keep": _area,
    "Lists.keep": lambda s: partial(s.house.lists.keep, _closed(s), new=True),
    "Lists.remove": lambda s: partial(
        s.house.lists.remove,
        s.house.lists.keep(replace(s.house.lists.blank(Room), name="Schuur"), new=True).value,
    ),
    "Lists.join": lambda s: partial(
        s.house.lists.join,
        s.house.lists.keep(replace(s.house.lists.blank(Theme), name="samen"), new=True).value,
        s.first(Theme).id,
    ),
    "SettingUp.keep": lambda s: partial(s.house.setting_up.keep, _setup(s)),
    "Lists.shift": lambda s: partial(s.house.lists.shift, s.first(ActivityKind, position=0), 2),
    "TallyKinds.merge": lambda s: partial(s.house.tally_kinds.merge, *s.two_tallies()),
    "Lists.keep_centre": lambda s: partial(
        s.house.lists.keep_centre, replace(s.first(Centre), town="Alkmaar")
    ),
    "Confidants.keep": _confidant_with_photo,
    "Confidants.remove": lambda s: partial(s.house.confidants.remove, _confidant(s)),
    "Confidants.keep_entry": lambda s: partial(
        s.house.confidants.keep_entry, replace(s.first(HelpLine), name="Hulp"), new=False
    ),
    "Confidants.remove_line": lambda s: partial(s.house.confidants.remove_line, s.first(HelpLine)),
    "Confidants.arrange": lambda s: partial(
        s.house.confidants.arrange, s.all(UnwantedBehaviour)[::-1]
    ),
    "Counting.add": lambda s: partial(s.house.counting.add, s.today().id, s.visits().id, 2),
    "Counting.set_number": _typed,
    "Counting.cancel": lambda s: partial(s.house.counting.cancel, s.coming("Taalcafé").id, "ziek"),
    "Counting.resume": _called_off,
    "Counting.remark": lambda s: partial(s.house.counting.remark, s.today().id, "Vol."),
    "Counting.estimate": lambda s: partial(
        s.house.counting.estimate, s.counted().id, estimated=True
    ),
    "Importing.forget": _remembered,
    "Importing.keep": lambda s: partial(
        s.house.importing.keep,
        s.house.importing.read(SAMPLES / "presentie-2025.csv"),
        accept=True,
    ),
    "Indicators.follow": lambda s: partial(
        s.house.indicators.follow, s.first(SurveyQuestion, kind=QuestionKind.YES_NO)
    ),
    "Indicators.keep": lambda s: partial(
        s.house.indicators.keep, replace(s.first(Indicator), name="Anders"), new=False
    ),
    "Indicators.keep_year": lambda s: partial(
        s.house.indicators.keep_year,
        replace(s.first(IndicatorYear), explanation="Regen."),
        new=False,
    ),
    "Indicators.remove": lambda s: partial(
        s.house.indicators.remove,
        s.first(Indicator, lambda each: bool(s.all(IndicatorYear, indicator_id=each.id))),
    ),
    "Indicators.remove_year": lambda s: partial(
        s.house.indicators.remove_year, s.first(IndicatorYear)
    ),
    "Indicators.adopt": lambda s: partial(
        s.house.indicators.adopt, s.house.indicators.starters()[:2]
    ),
    "Budgets.keep": _budget,
    "Budgets.remove": _removable_budget,
    "Budgets.grant": _granted,
    "Budgets.withdraw": lambda s: partial(s.house.budgets.withdraw, _second_grant(s)),
    "Budgets.pay": lambda s: partial(
        s.house.budgets.pay, replace(s.first(Payment), text="Bloembollen"), new=False
    ),
    "Budgets.remove_payment": lambda s: partial(
        s.house.budgets.remove_payment, s.first(Payment, lambda each: not each.returned)
    ),
    "Initiatives.keep": lambda s: partial(
        s.house.initiatives.keep,
        replace(
            s.house.initiatives.blank(), title="Moestuin", good_for="De buurt", by_residents=True
        ),
        new=True,
    ),
    "Initiatives.move": lambda s: partial(
        s.house.initiatives.move,
        s.initiative(InitiativeState.SUBMITTED),
        InitiativeState.REJECTED,
        TODAY,
        "Te duur.",
    ),
    "Initiatives.remove": lambda s: partial(
        s.house.initiatives.remove, s.initiative(InitiativeState.IDEA)
    ),
    "Initiatives.belongs": lambda s: partial(
        s.house.initiatives.belongs, s.first(Initiative).id, s.new_activity().id
    ),
    "Adopting.adopt": lambda s: partial(s.house.adopting.adopt, LAST_YEAR, s.house.overviews),
    "Adopting.revoke": _revoked,
    "Aiming.keep": lambda s: partial(s.house.aiming.keep, _aim(s)),
    "Aiming.keep_all": lambda s: partial(
        s.house.aiming.keep_all, [replace(_aim(s), times=None, visits=None, why_different="")]
    ),
    "Presenting.arrange": lambda s: partial(
        s.house.presenting.arrange, YEAR, Arrangement(order=(), left_out=frozenset({"stories"}))
    ),
    "Presenting.write_foreword": lambda s: partial(
        s.house.presenting.write_foreword,
        YEAR,
        "Een goed jaar.",
        seen=s.house.presenting.foreword(YEAR),
    ),
    "Presenting.write_asked": lambda s: partial(
        s.house.presenting.write_asked, YEAR, "Blijf komen.", seen=s.house.presenting.asked(YEAR)
    ),
    "Presenting.name": lambda s: partial(
        s.house.presenting.name,
        replace(s.first(Centre), name="De Spil"),
        s.house.presenting.read_logo(_photo(s)),
    ),
    "Incidents.keep": lambda s: partial(
        s.house.incidents.keep, replace(s.incident(), place="Zaal"), new=False
    ),
    "Incidents.remove": lambda s: partial(s.house.incidents.remove, s.incident()),
    "Lending.keep_thing": lambda s: partial(
        s.house.lending.keep_thing, replace(s.thing(), name="Statafel"), new=False
    ),
    "Lending.remove_thing": lambda s: partial(s.house.lending.remove_thing, s.thing()),
    "Lending.keep_loan": lambda s: partial(
        s.house.lending.keep_loan, replace(s.loan(), name="Bo"), new=False
    ),
    "Lending.hand_out": lambda s: partial(s.house.lending.hand_out, s.loan(waits=True)),
    "Lending.bring_back": lambda s: partial(s.house.lending.bring_back, s.loan()),
    "Lending.remove_loan": lambda s: partial(s.house.lending.remove_loan, s.loan()),
    "Lending.keep_repair": lambda s: partial(
        s.house.lending.keep_repair, replace(s.repair(), thing="Lamp"), new=False
    ),
    "Lending.remove_repair": lambda s: partial(s.house.lending.remove_repair, s.repair()),
    "Hiring.keep_hirer": lambda s: partial(
        s.house.hiring.keep_hirer, replace(s.hirer(), name="Ander koor"), new=False
    ),
    "Hiring.remove_hirer": lambda s: partial(s.house.hiring.remove_hirer, s.hirer()),
    "Hiring.keep_rate": lambda s: partial(
        s.house.hiring.keep_rate, replace(s.rate(), cents=900), new=False
    ),
    "Hiring.remove_rate": lambda s: partial(s.house.hiring.remove_rate, s.rate()),
    "Hiring.keep": lambda s: partial(
        s.house.hiring.keep, replace(s.hire(), purpose="Feest"), new=False
    ),
    "Hiring.agree": lambda s: partial(s.house.hiring.agree, Agreeing(hire=s.hire(), anyway=True)),
    "Hiring.decline": lambda s: partial(s.house.hiring.decline, s.hire()),
    "Hiring.call_off": lambda s: partial(s.house.hiring.call_off, s.agreed()),
    "Hiring.remove": lambda s: partial(s.house.hiring.remove, s.hire()),
    "Invoicing.keep_details": lambda s: partial(
        s.house.invoicing.keep_details, replace(s.house.invoicing.details(), term=30)
    ),
    "Invoicing.keep_payment": lambda s: partial(
        s.house.invoicing.keep_payment, replace(s.invoice(), paid_on=s.house.clock.today())
    ),
    "Placements.keep_offer": lambda s: partial(
        s.house.placements.keep_offer, replace(s.placement_offer(), hours="8"), new=False
    ),
    "Placements.remove_offer": lambda s: partial(
        s.house.placements.remove_offer, s.placement_offer()
    ),
    "Placements.keep": lambda s: partial(
        s.house.placements.keep, replace(s.placement(), goals="Leren."), new=False
    ),
    "Placements.remove": lambda s: partial(
        s.house.placements.remove, s.first(Placement, id=s.placement_talk().placement_id)
    ),
    "Placements.keep_talk": lambda s: partial(
        s.house.placements.keep_talk, replace(s.placement_talk(), words="Beter."), new=False
    ),
    "Placements.remove_talk": lambda s: partial(s.house.placements.remove_talk, s.placement_talk()),
    "Outreach.keep": lambda s: partial(
        s.house.outreach.keep, replace(s.street_round(), place="Plein"), new=False
    ),
    "Outreach.remove": lambda s: partial(s.house.outreach.remove, s.street_round()),
    "Voices.keep": lambda s: partial(
        s.house.voices.keep, replace(s.matter(), title="Licht"), new=False
    ),
    "Voices.finish": lambda s: partial(s.house.voices.finish, s.matter()),
    "Voices.remove": lambda s: partial(
        s.house.voices.remove, s.first(Matter, id=s.voice().matter_id)
    ),
    "Voices.keep_voice": lambda s: partial(
        s.house.voices.keep_voice, replace(s.voice(), times=4), new=False
    ),
    "Inventory.keep": lambda s: partial(
        s.house.inventory.keep,
        TakenList(
            new=(
                replace(s.house.lists.blank(Equipment), what="Vleugels", room_id=s.first(Room).id),
            ),
            known=0,
            unreadable=(),
            unused=(),
        ),
    ),
    "Lending.keep_things": lambda s: partial(
        s.house.lending.keep_things,
        TakenList(
            new=(replace(s.house.lending.blank_thing(), name="Bakfiets"),),
            known=0,
            unreadable=(),
            unused=(),
        ),
    ),
    "ActivityModels.make": lambda s: partial(s.house.activity_models.make, s.new_activity()),
    "ActivityModels.rename": lambda s: partial(
        s.house.activity_models.rename, replace(s.activity_model(), name="Inloop")
    ),
    "ActivityModels.remove": lambda s: partial(s.house.activity_models.remove, s.activity_model()),
    "Voices.hear": lambda s: partial(
        s.house.voices.hear,
        HeardAnswer(
            matter=(matter := replace(s.house.voices.blank(), title="Licht")),
            voice=replace(s.house.voices.blank_voice(matter), words="Te donker."),
        ),
    ),
    "Voices.remove_voice": lambda s: partial(s.house.voices.remove_voice, s.voice()),
    "Voices.keep_note": lambda s: partial(
        s.house.voices.keep_note, replace(s.matter_note(), words="Hij hangt."), new=False
    ),
    "Voices.remove_note": lambda s: partial(s.house.voices.remove_note, s.matter_note()),
    "Promises.keep": lambda s: partial(
        s.house.promises.keep, replace(s.first(Promise), sentence="Anders."), new=False
    ),
    "Promises.remove": lambda s: partial(s.house.promises.remove, s.first(Promise, position=1)),
    "Promises.shift": lambda s: partial(s.house.promises.shift, s.first(Promise, position=0), 1),
    "Promises.measure": lambda s: partial(
        s.house.promises.measure, replace(_measurement(s), remark="Nagekeken."), new=False
    ),
    "Promises.remove_measurement": lambda s: partial(
        s.house.promises.remove_measurement, _measurement(s)
    ),
    "Rostering.assign": lambda s: partial(
        s.house.rostering.assign,
        s.open_shift().id,
        s.candidate(s.open_shift()).person.volunteer.id,
    ),
    "Rostering.set_state": lambda s: partial(
        s.house.rostering.set_state, s.assigned(), AssignmentState.CONFIRMED
    ),
    "Rostering.unassign": lambda s: partial(s.house.rostering.unassign, s.assigned()),
    "Rostering.move": _moved,
    "Rostering.replace": _replaced,
    "Rostering.swap": _swapped,
    "Rostering.confirm_all": lambda s: partial(
        s.house.rostering.confirm_all, TODAY, TODAY + 2 * WEEK
    ),
    "RosterProposing.accept": _proposed,
    "ShiftPlanning.keep_pattern": lambda s: partial(
        s.house.shift_planning.keep_pattern, replace(s.pattern(), needed=2), new=False
    ),
    "ShiftPlanning.keep_patterns": lambda s: partial(
        s.house.shift_planning.keep_patterns,
        replace(
            s.house.shift_planning.blank_pattern(s.first(Duty).id),
            rule="FREQ=WEEKLY;BYDAY=MO",
            starts=dt.time(9),
            ends=dt.time(12),
        ),
        [(duty.id, 1) for duty in s.all(Duty)[:2]],
        new=True,
    ),
    "ShiftPlanning.end_pattern": lambda s: partial(
        s.house.shift_planning.end_pattern, s.pattern(), TODAY + WEEK
    ),
    "ShiftPlanning.remove_pattern": lambda s: partial(
        s.house.shift_planning.remove_pattern, s.pattern()
    ),
    "ShiftPlanning.keep_shift": lambda s: partial(
        s.house.shift_planning.keep_shift, replace(s.single_shift(), needed=3), new=False
    ),
    "ShiftPlanning.drop_shift": lambda s: partial(
        s.house.shift_planning.drop_shift, s.single_shift()
    ),
    "ShiftPlanning.set_gap": lambda s: partial(s.house.shift_planning.set_gap, 45),
    "KnownVisits.tap": lambda s: partial(
        s.house.presence.tap, s.counted().id, s.participant("Ans B.").id, present=True
    ),
    "KnownVisits.welcome": lambda s: partial(
        s.house.presence.welcome,
        s.counted().id,
        s.house.presence.blank(s.participant("Ans B.").name + " 2"),
    ),
    "ParticipantRegister.choose": lambda s: partial(
        s.house.participants.choose, RegisterChoice(kept=True, months=13)
    ),
    "ParticipantRegister.keep": lambda s: partial(
        s.house.participants.keep, replace(s.participant("Ans B."), name="Els B."), new=False
    ),
    "ParticipantRegister.merge": _merged_participants,
    "ParticipantRegister.remove": lambda s: partial(
        s.house.participants.remove, s.participant("Ans B.")
    ),
    "Attendance.tick": _ticked,
    "Attendance.count": _counted_present,
    "SignUpTerms.keep_longer": _extension,
    "SignUpTerms.report_sent": lambda s: partial(
        s.house.sign_up_terms.report_sent, s.present()[0].activity_id, None, TODAY
    ),
    "Signing.sign_up": lambda s: partial(
        s.house.signing.sign_up,
        replace(
            s.house.signing.blank(s.with_list()),
            name="Bo",
        ),
    ),
    "Signing.change": lambda s: partial(
        s.house.signing.change, replace(s.signed_up(), name="Mo de Jong")
    ),
    "Signing.withdraw": lambda s: partial(s.house.signing.withdraw, s.signed_up().id),
    "Signing.rejoin": lambda s: partial(s.house.signing.rejoin, _withdrawn(s).id),
    "Signing.remove": lambda s: partial(s.house.signing.remove, s.signed_up().id),
    "Signing.move_up": lambda s: partial(s.house.signing.move_up, _waiting(s)),
    "Choosing.choose": _choice,
    "Naming.decide": _names,
    "DoorFiles.forget": lambda s: partial(s.house.door_files.forget, s.door()),
    "Guests.take_in": lambda s: partial(s.house.guests.take_in, s.guest_file()),
    "Guests.remove": lambda s: partial(s.house.guests.remove, s.guest()),
    "TakingIn.take_in": lambda s: partial(s.house.taking_in.take_in, s.packets()),
    "TakingIn.take_again": _taken_back,
    "TakingIn.decide": _undecided,
    "Telling.keep": _with_photo,
    "Telling.remove": lambda s: partial(s.house.telling.remove, s.first(Story)),
    "Telling.from_remark": lambda s: partial(s.house.telling.from_remark, _remarked(s).id),
    "SurveyOutcomes.to_story": lambda s: partial(s.house.survey_outcomes.to_story, s.open_answer()),
    "SurveyOutcomes.keep": lambda s: partial(
        s.house.survey_outcomes.keep,
        file := s.table_of_answers(),
        {(file.unknown[0].question_id, file.unknown[0].words): ADD},
    ),
    "Surveys.keep": lambda s: partial(
        s.house.surveys.keep, s.house.surveys.again(s.survey().id), new=True
    ),
    "Surveys.remove": lambda s: partial(s.house.surveys.remove, s.survey()),
    "Surveys.fill_in": lambda s: partial(
        s.house.surveys.fill_in, s.survey().id, s.replies(), AnsweredBy.DOOR
    ),
    "Hours.keep": lambda s: partial(s.house.hours.keep, replace(s.noted(), minutes=90), new=False),
    "Hours.remove": lambda s: partial(s.house.hours.remove, s.noted()),
    "Hours.keep_amounts": lambda s: partial(
        s.house.hours.keep_amounts, s.house.hours.amounts()[:1]
    ),
    "PeopleImporting.keep": lambda s: partial(
        s.house.people_importing.keep, s.house.people_importing.read(SAMPLES / "vrijwilligers.xlsx")
    ),
    "VolunteerTerms.choose": lambda s: partial(s.house.volunteer_terms.choose, 13),
    "Vacancies.keep": _vacancy,
    "Vacancies.fill": lambda s: partial(
        s.house.vacancies.fill, s.opening().vacancy.id, filled=True
    ),
    "Vacancies.remove": lambda s: partial(s.house.vacancies.remove, s.opening().vacancy.id),
    "Vacancies.keep_candidate": lambda s: partial(
        s.house.vacancies.keep_candidate,
        replace(s.candidate_of_vacancy(), remark="Belt terug."),
        new=False,
    ),
    "Vacancies.remove_candidate": lambda s: partial(
        s.house.vacancies.remove_candidate, s.candidate_of_vacancy()
    ),
    "Vacancies.take_on": lambda s: partial(s.house.vacancies.take_on, s.candidate_of_vacancy().id),
    "Volunteers.keep": lambda s: partial(
        s.house.volunteers.keep,
        replace(person := s.placed_person(), volunteer=replace(person.volunteer, until=TODAY)),
        new=False,
    ),
    "Volunteers.keep_absence": lambda s: partial(
        s.house.volunteers.keep_absence,
        s.house.volunteers.blank_absence(s.person().volunteer.id),
    ),
    "Volunteers.remove_absence": lambda s: partial(s.house.volunteers.remove_absence, s.absence()),
    "Volunteers.remove": lambda s: partial(s.house.volunteers.remove, s.person().volunteer.id),
    "Volunteers.join_duties": lambda s: partial(
        s.house.volunteers.join_duties, *(s.all(Duty)[0], s.all(Duty)[1].id)
    ),
    "Volunteers.keep_duty": lambda s: partial(
        s.house.volunteers.keep_duty, replace(s.first(Duty), name="gastheer"), new=False
    ),
    "Volunteers.remove_duty": lambda s: partial(
        s.house.volunteers.remove_duty,
        s.house.volunteers.keep_duty(s.house.volunteers.blank_duty("tuin"), new=True).value,
    ),
}
"""How each write that can be undone is done, once its records are looked up."""
