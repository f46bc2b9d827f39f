"""Acts of years of work: what people do in a house, each chosen by two numbers, and the house that they do it in."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct

from buurthuis_app.domain.activities.activity import Activity, Occurrence, Organiser, Sitting
from buurthuis_app.domain.activities.planned import DutyChoice, Scope
from buurthuis_app.domain.activities.recurrence import ONCE, Weekly
from buurthuis_app.domain.centre.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Room,
    TargetGroup,
    Theme,
    Weekday,
)
from buurthuis_app.domain.centre.opening_hours import OpeningHours
from buurthuis_app.domain.counts.count import Count, TallyKind, TallyRole
from buurthuis_app.domain.hire.hire import Agreeing, Hire
from buurthuis_app.domain.hire.hirer import HirerKind
from buurthuis_app.domain.hire.invoice import Invoice
from buurthuis_app.domain.incidents.incident import IncidentKind
from buurthuis_app.domain.indicators.indicator import Indicator, MeasureKind
from buurthuis_app.domain.initiatives.budget import Budget, Grant, Payment, Split
from buurthuis_app.domain.initiatives.initiative import PATHS, Initiative, Scale
from buurthuis_app.domain.lending.loan import Loan
from buurthuis_app.domain.lending.repair import RepairKind, RepairResult
from buurthuis_app.domain.placements.offer import PlacementOffer
from buurthuis_app.domain.placements.placement import Placement, PlacementOutcome
from buurthuis_app.domain.promises.promise import Measurement, Promise
from buurthuis_app.domain.rosters.shift import AssignmentState
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.signups.sign_up import Place, SignUp
from buurthuis_app.domain.stories.story import Consent, Story
from buurthuis_app.domain.surveys.survey import (
    AnsweredBy,
    QuestionKind,
    Reply,
    Survey,
    SurveyQuestion,
)
from buurthuis_app.domain.voices.matter import Matter, Reaction
from buurthuis_app.domain.volunteers.hours import NotedHours
from buurthuis_app.domain.volunteers.volunteer import Duty, Volunteer, VolunteerKind
from buurthuis_app.errors import AppError, Invalid
from buurthuis_app.records import replace
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.shared.clock import FixedClock
from buurthuis_app.services.shared.done import Done
from tests.reliability.acts_of_participants import (
    change_participant,
    erase_participant,
    keep_register,
    merge_participants,
    tap,
    welcome,
)
from tests.services.rosters.people_and_duties import duty, pattern, volunteer
from tests.services.volunteers.erasing import erase_person

BEGIN = dt.date(2026, 11, 2)
DAY = dt.timedelta(days=1)
R = TypeVar("R")


class Years(Struct):
    """A house at work; `n` and `m` of each act choose what it is done to."""

    house: CentreServices
    clock: FixedClock
    done: list[Done[Any]]
    """What can be taken back, the last first."""

    def all(self, record: type[R]) -> list[R]:
        with self.house.database.read() as work:
            return list(work.store(record).find())

    def pick(self, record: type[R], n: int, such: Callable[[R], bool] = lambda _: True) -> R:
        found = [each for each in self.all(record) if such(each)]
        return found[n % len(found)]

    def maybe(self, record: type[R], n: int) -> R | None:
        """One of them, or now and then none."""
        found: list[R | None] = [None, *self.all(record)]
        return found[n % len(found)]

    def occurrence(self, n: int) -> Occurrence:
        found = sorted(self.all(Occurrence), key=lambda occurrence: occurrence.date)
        return found[n % min(len(found), 20)]

    def recent(self, n: int) -> Occurrence:
        """One of the last twelve times up to today that go on."""
        found = [
            at for at in self.all(Occurrence) if at.date <= self.clock.today() and not at.cancelled
        ]
        found.sort(key=lambda at: (at.date, at.id), reverse=True)
        return found[n % min(len(found), 12)]

    def act(self, which: int, n: int, m: int) -> None:
        """Do it; what is refused, or for which nothing is there, is not done."""
        try:
            done = ACTS[which % len(ACTS)](self, n, m)
        except (AppError, ZeroDivisionError, IndexError):
            return
        if done.final:
            self.done.clear()
        if done.undo is not None and not done.by_itself:
            self.done.append(done)


def _id(record: Any) -> Any:
    return record.id if record is not None else None


def plan(years: Years, n: int, m: int) -> Done[Any]:
    theme, other = years.pick(Theme, n), years.pick(Theme, m)
    planned = replace(
        years.house.planning.blank(),
        title=f"Iets nieuws {len(years.all(Activity))}",
        first=years.clock.today() + dt.timedelta(days=n - 15),
        rule=ONCE if m % 4 == 0 else Weekly(weekdays=frozenset({n % 7})).text(),
        starts=None if m % 7 == 0 else dt.time(9 + n % 12),
        ends=None if m % 5 == 0 else dt.time((11 + n % 12 + m % 3) % 24, 15 * (m % 4)),
        room_id=_id(years.maybe(Room, m)),
        area_id=_id(years.maybe(Area, n)),
        kind_id=_id(years.maybe(ActivityKind, n + m)),
        theme_ids=tuple(sorted({theme.id, other.id}))[: m % 3],
        group_ids=tuple(sorted(group.id for group in years.all(TargetGroup)))[: n % 3],
        organiser=list(Organiser)[n % 3],
        organised_by=("", "Koor", "koor ")[m % 3],
        sign_up=m % 2 == 0,
        capacity=None if n % 2 else 2,
    )
    return years.house.planning.keep(planned, new=True, tallies=("maaltijden",) * (n % 2))


def stand(years: Years, n: int, m: int) -> Done[Any]:
    today = years.clock.today()
    shifts = years.house.roster.board(
        today - dt.timedelta(weeks=1), today + dt.timedelta(weeks=3)
    ).shifts
    state = AssignmentState.ABSENT if m % 9 == 8 else AssignmentState.CONFIRMED
    return years.house.rostering.assign(
        shifts[n % len(shifts)].shift.id,
        years.pick(Volunteer, m).id,
        state=state,
        because="het kan",
    )


def move(years: Years, n: int, m: int) -> Done[Any]:
    occurrence = years.occurrence(n)
    choice = list(DutyChoice)[m % 2]
    day = occurrence.date + dt.timedelta(days=m % 5 - 2)
    starts = dt.time(10 + m % 3)
    return years.house.planning.move(
        replace(occurrence, date=day, starts=starts, ends=dt.time(14)), duties=choice
    )


def change(years: Years, n: int, m: int) -> Done[Any]:
    kept = replace(
        years.pick(Activity, n),
        rule=Weekly(weekdays=frozenset({m % 7})).text(),
        starts=dt.time(9 + m % 4),
    )
    scope = [Scope.WHOLE, Scope.THIS_AND_FOLLOWING][m % 2]
    choice = list(DutyChoice)[n % 2]
    return years.house.planning.change(kept, scope, years.clock.today(), duties=choice)


def another_time(years: Years, n: int, m: int) -> Done[Any]:
    """A time a day more, or one of several less."""
    activity = years.pick(Activity, n, lambda each: each.starts is not None)
    sittings = list(activity.sittings)
    if m % 3 == 0 and activity.further:
        sittings.pop(m % len(sittings))
    else:
        number = 1 + max(sitting.number for sitting in sittings)
        sittings.append(Sitting(number=number, starts=dt.time(m % 24), ends=dt.time(m % 24, 45)))
    scope = [Scope.WHOLE, Scope.THIS_AND_FOLLOWING][m % 2]
    choice = list(DutyChoice)[n % 2]
    changed = activity.with_sittings(sittings)
    return years.house.planning.change(changed, scope, years.clock.today(), duties=choice)


def count(years: Years, n: int, m: int) -> Done[Any]:
    at = years.recent(n)
    own = [None, at.activity_id]
    kind = years.pick(TallyKind, m, lambda kind: kind.activity_id in own)
    return years.house.counting.add(at.id, kind.id, m - 3, "nageteld")


def uncount(years: Years, n: int, _m: int) -> Done[Any]:
    counted = years.pick(Count, n)
    return years.house.counting.set_number(
        counted.occurrence_id, counted.kind_id, None, version=counted.version, because="fout"
    )


def sign_up(years: Years, n: int, m: int) -> Done[Any]:
    activity = years.pick(Activity, n, lambda each: each.sign_up)
    coming = [
        at.id
        for at in years.all(Occurrence)
        if at.activity_id == activity.id and at.date >= years.clock.today() - 3 * DAY
    ]
    blank = years.house.signing.blank(activity, coming[0] if coming and m % 3 else None)
    return years.house.signing.sign_up(replace(blank, name=f"Gast {m}"))


def tick(years: Years, n: int, m: int) -> Done[Any]:
    at = years.recent(n)
    person = years.pick(
        SignUp,
        m,
        lambda each: each.activity_id == at.activity_id and each.occurrence_id in {None, at.id},
    )
    return years.house.attendance.tick(person.id, at.id, present=m % 4 > 0)


def tell(years: Years, n: int, m: int) -> Done[Any]:
    today, themes = years.clock.today(), years.all(Theme)
    story = replace(
        years.house.telling.blank(today - n * DAY, activity_id=_id(years.maybe(Activity, n))),
        happened="Een buurman zong.",
        quote="Mooi!" * (m % 2),
        theme_ids=(themes[n % len(themes)].id,) * (m % 2),
        area_id=_id(years.maybe(Area, m)),
        consent=list(Consent)[m % 4],
        consent_until=today + (m - 10) * DAY if m % 4 and n % 3 == 0 else None,
        withdrawn_on=today + (n - 15) * DAY if n % 5 == 0 else None,
    )
    return years.house.telling.keep(story, new=True)


def stop(years: Years, n: int, m: int) -> Done[Any]:
    person = years.house.volunteers.person(years.pick(Volunteer, n).id)
    day = years.clock.today() + dt.timedelta(days=m - 10)
    stopped = replace(person.volunteer, until=day)
    return years.house.volunteers.keep(replace(person, volunteer=stopped), new=False)


def come_back(years: Years, n: int, _m: int) -> Done[Any]:
    person = years.house.volunteers.person(years.pick(Volunteer, n).id)
    return years.house.volunteers.keep(years.house.volunteers.returning(person), new=False)


def note_hours(years: Years, n: int, m: int) -> Done[Any]:
    noted = replace(
        years.house.hours.blank(years.pick(Volunteer, n).id),
        date=years.clock.today() - m * DAY,
        minutes=10 + 25 * n + m,
        duty_id=_id(years.maybe(Duty, m)),
        overruled_because="het mag",
    )
    return years.house.hours.keep(noted, new=True)


def begin_initiative(years: Years, n: int, m: int) -> Done[Any]:
    themes, areas = years.all(Theme), years.all(Area)
    blank = replace(
        years.house.initiatives.blank(),
        title=f"Moestuin {n}",
        good_for="De buurt",
        by_residents=True,
        outcome="Een tuin.",
        asked=m * 1111 or None,
        theme_ids=tuple(sorted(theme.id for theme in themes))[: n % 4],
        area_ids=tuple(sorted(area.id for area in areas))[: m % 3],
        scale=[None, *Scale][n % 4],
    )
    return years.house.initiatives.keep(blank, new=True)


def step(years: Years, n: int, m: int) -> Done[Any]:
    initiative = years.pick(Initiative, n)
    paths = PATHS[initiative.state]
    return years.house.initiatives.move(
        initiative, paths[0 if m % 3 else m % len(paths)], years.clock.today(), "Zo is besloten."
    )


def set_budget(years: Years, n: int, m: int) -> Done[Any]:
    books = years.house.budgets
    budget = replace(
        books.blank(2026 + m % 2), name=f"Wijkgeld {n}", amount=1000 * n, split=list(Split)[n % 3]
    )
    items: list[Area | Theme] = []
    if budget.split is not Split.NOT:
        items += years.all(Area if budget.split is Split.AREA else Theme)
    parts = [replace(books.blank_part(budget, item.id), amount=100 * m) for item in items[:2]]
    return books.keep(budget, parts, new=True)


def grant(years: Years, n: int, m: int) -> Done[Any]:
    books = years.house.budgets
    blank = books.blank_grant(years.pick(Initiative, n), books.pages()[m % 3 :] or books.pages())
    return books.grant(replace(blank, amount=777 * m + 1, because="Het kan net."), new=True)


def pay(years: Years, n: int, m: int) -> Done[Any]:
    blank = years.house.budgets.blank_payment(years.pick(Grant, n).id)
    paid = replace(
        blank, amount=101 * (m + 1), text="Zaden", returned=m % 4 == 0, because="Duurder."
    )
    return years.house.budgets.pay(paid, new=True)


def promise(years: Years, n: int, m: int) -> Done[Any]:
    made = replace(
        years.house.promises.blank(),
        sentence="U krijgt snel antwoord.",
        norm="Binnen twee dagen.",
        threshold=None if n % 3 == 0 else float(10 * n),
        at_most=m % 2 == 0,
        since=years.clock.today() - 20 * n * DAY,
        until=years.clock.today() + m * 10 * DAY if m % 3 == 0 else None,
    )
    return years.house.promises.keep(made, new=True)


def measure(years: Years, n: int, m: int) -> Done[Any]:
    blank = years.house.promises.blank_measurement(years.pick(Promise, n))
    measured = replace(
        blank,
        date=years.clock.today() - (n + m) * DAY,
        value=None if m % 6 == 0 else float(12 * m),
        kept=m % 2 == 0,
    )
    return years.house.promises.measure(measured, new=True)


def answer(years: Years, n: int, m: int) -> Done[Any]:
    survey = years.pick(Survey, n)
    values = {
        QuestionKind.MARK: 1 + m % 10,
        QuestionKind.YES_NO: n % 2,
        QuestionKind.CHOICE: (n + m) % 3,
    }
    replies = [
        Reply(question_id=question.id, values=(values[question.kind],))
        for question in years.all(SurveyQuestion)
        if question.survey_id == survey.id and (n + m + question.position) % 4
    ]
    return years.house.surveys.fill_in(survey.id, replies, AnsweredBy.PAPER)


def reorder_options(years: Years, n: int, m: int) -> Done[Any]:
    asked = years.house.surveys.questionnaire(years.pick(Survey, n).id)
    questions = [
        question.offering([*question.offered[1:], *question.offered[: m % 2]])
        if question.kind is QuestionKind.CHOICE
        else question
        for question in asked.questions
    ]
    return years.house.surveys.keep(replace(asked, questions=tuple(questions)), new=False)


def lend(years: Years, n: int, m: int) -> Done[Any]:
    lending = years.house.lending
    thing = replace(lending.blank_thing(), name=f"Tent {n}")
    lending.keep_thing(thing, new=True)
    out = None if m % 4 == 0 else years.clock.today() - n * 10 * DAY
    loan = replace(lending.blank_loan(), thing_id=thing.id, name="Ali", out_on=out)
    return lending.keep_loan(loan, new=True)


def bring_back(years: Years, n: int, _m: int) -> Done[Any]:
    return years.house.lending.bring_back(years.pick(Loan, n))


def let(years: Years, n: int, m: int) -> Done[Any]:
    hiring, rooms = years.house.hiring, years.house.plan.rooms()
    hirer = replace(
        hiring.blank_hirer(),
        name=f"Koor {n}",
        kind=list(HirerKind)[m % len(HirerKind)],
        address="Straat 1",
    )
    hiring.keep_hirer(hirer, new=True)
    asked = replace(
        hiring.blank(),
        hirer_id=hirer.id,
        room_id=rooms[n % len(rooms)].id,
        date=years.clock.today() - n * DAY,
        price=100 * m,
        weekly=n % 3 == 0,
    )
    hiring.keep(asked, new=True)
    return hiring.agree(Agreeing(hire=asked, anyway=True))


def call_off_hire(years: Years, n: int, _m: int) -> Done[Any]:
    return years.house.hiring.call_off(years.pick(Hire, n))


def invoice(years: Years, n: int, _m: int) -> Done[Any]:
    invoicing = years.house.invoicing
    details = replace(invoicing.details(), sender="Plein 1", iban="NL91ABNA0417164300", vat=21)
    invoicing.keep_details(details)
    drafts = invoicing.drafts()
    if not drafts:
        raise Invalid("nothing to invoice")
    return invoicing.make(drafts[n % len(drafts)])


def credit(years: Years, n: int, _m: int) -> Done[Any]:
    return years.house.invoicing.credit(years.pick(Invoice, n))


def mend(years: Years, n: int, m: int) -> Done[Any]:
    lending, lists = years.house.lending, years.house.lists
    activity = years.maybe(Activity, m)
    if activity is not None:
        kind = replace(lists.blank(TallyKind), name=f"heel {n}", role=TallyRole.REPAIRED)
        lists.keep(replace(kind, activity_id=activity.id), new=True)
    brought = replace(
        lending.blank_repair(),
        date=years.clock.today() - n * 10 * DAY,
        thing="Lamp",
        grams=100 * n + 1 if m % 2 else None,
        kind=list(RepairKind)[n % len(RepairKind)],
        result=list(RepairResult)[m % len(RepairResult)],
    )
    return lending.keep_repair(brought, new=True)


def go_wrong(years: Years, n: int, m: int) -> Done[Any]:
    incidents = years.house.incidents
    incident = replace(
        incidents.blank(),
        date=years.clock.today() - n * 10 * DAY,
        kind=list(IncidentKind)[m % len(IncidentKind)],
    )
    return incidents.keep(incident, new=True)


def go_out(years: Years, n: int, m: int) -> Done[Any]:
    area, group = years.maybe(Area, n), years.maybe(TargetGroup, m)
    street_round = replace(
        years.house.outreach.blank(),
        date=years.clock.today() - n * 10 * DAY,
        area_id=area.id if area else None,
        group_id=group.id if group else None,
        place="Plein",
        contacts=m % 9,
        reached=m,
        new=m // 3,
        to_care=n % 2,
        to_activity=n % 3,
    )
    return years.house.outreach.keep(street_round, new=True)


def place_somebody(years: Years, n: int, m: int) -> Done[Any]:
    """Somebody begins at a place: one that is known, or a new one."""
    placements = years.house.placements
    offer = years.maybe(PlacementOffer, m)
    if offer is None:
        blank = placements.blank_offer()
        offer = replace(
            blank,
            title=f"Plek {n}",
            learns="Werken.",
            places=1 + n % 3,
            since=blank.since - n * 10 * DAY,
        )
        offer = placements.keep_offer(offer, new=True).value
    begun = replace(
        placements.blank(),
        offer_id=offer.id,
        volunteer_id=years.pick(Volunteer, n).id,
        since=years.clock.today() - m * 10 * DAY,
    )
    return placements.keep(begun, new=True)


def end_placement(years: Years, n: int, m: int) -> Done[Any]:
    outcomes = list(PlacementOutcome)
    placement = years.pick(Placement, n, lambda each: each.ended_on is None)
    ended = replace(placement, ended_on=years.clock.today(), outcome=outcomes[m % len(outcomes)])
    return years.house.placements.keep(ended, new=False)


def close_offer(years: Years, n: int, _m: int) -> Done[Any]:
    offer = years.pick(PlacementOffer, n)
    closed = replace(offer, closed_on=years.clock.today())
    return years.house.placements.keep_offer(closed, new=False)


def hear(years: Years, n: int, m: int) -> Done[Any]:
    """Something is said about a matter: one that is known, or now and then a new one."""
    voices = years.house.voices
    day = years.clock.today() - n * 10 * DAY
    matter = years.maybe(Matter, m)
    if matter is None:
        matter = replace(voices.blank(), title=f"Onderwerp {n}", since=day)
        matter = voices.keep(matter, new=True).value
    said = replace(voices.blank_voice(matter), words="Te donker.", date=day, times=1 + n % 3)
    return voices.keep_voice(said, new=True)


def react(years: Years, n: int, m: int) -> Done[Any]:
    matter, today = years.pick(Matter, n), years.clock.today()
    promised, begun = years.maybe(Promise, m), years.maybe(Initiative, m)
    reaction = list(Reaction)[m % len(Reaction)]
    answered = replace(
        matter,
        reaction=reaction,
        reacted_on=today - m % 9 * DAY,
        words="Wij doen wat wij kunnen.",
        promise_id=promised.id if promised else None,
        initiative_id=begun.id if begun else None,
        due_on=today + (n - 10) * 5 * DAY,
    )
    return years.house.voices.keep(answered, new=False)


def finish(years: Years, n: int, _m: int) -> Done[Any]:
    planned = years.pick(Matter, n, lambda matter: matter.reaction is Reaction.PLAN)
    return years.house.voices.finish(planned)


def open_hours(years: Years, n: int, m: int) -> Done[Any]:
    changed = replace(
        years.pick(Centre, 0),
        opens=dt.time(8 + n % 4),
        closes=(dt.time(17), dt.time(22), dt.time(0), dt.time(1, 30))[m % 4],
        open_on=frozenset(list(Weekday)[: 5 + m % 3]),
    )
    return years.house.lists.keep_centre(changed)


def other_hours(years: Years, n: int, m: int) -> Done[Any]:
    first = years.clock.today() - n * DAY if m % 3 == 0 else None
    hours = replace(
        years.house.lists.blank(OpeningHours),
        weekdays=frozenset({list(Weekday)[n % 7]}),
        opens=dt.time(8 + m % 8),
        closes=dt.time((17 + n % 9) % 24),
        first=first,
        last=first + 10 * DAY if first else None,
    )
    return years.house.lists.keep(hours, new=True)


def close(years: Years, n: int, m: int) -> Done[Any]:
    first = years.clock.today() + (n - 20) * DAY
    blank = replace(years.house.lists.blank(ClosedDay), reason="verbouwing")
    return years.house.lists.keep(replace(blank, first=first, last=first + m % 9 * DAY), new=True)


def archive(years: Years, n: int, m: int) -> Done[Any]:
    return years.house.lists.keep(replace(years.pick(Room, n), archived=m % 3 == 0), new=False)


def aim(years: Years, n: int, m: int) -> Done[Any]:
    year = years.clock.today().year
    of = years.house.aiming.of_activity(years.pick(Activity, n), year)
    blank = years.house.aiming.blank(of, year)
    return years.house.aiming.keep(replace(blank, times=n, visits=m * 10 if m % 2 else None))


def vacancy(years: Years, n: int, _m: int) -> Done[Any]:
    blank = years.house.vacancies.blank()
    opened = years.clock.today() - n * 10 * DAY
    wanted = replace(blank.vacancy, title="Kok", opened_on=opened)
    return years.house.vacancies.keep(replace(blank, vacancy=wanted), new=True)


def fill_vacancy(years: Years, n: int, m: int) -> Done[Any]:
    openings = years.house.vacancies.openings()
    vacancy_id = openings[n % len(openings)].vacancy.id
    return years.house.vacancies.fill(vacancy_id, filled=m % 4 > 0)


def walk_in(years: Years, n: int, _m: int) -> Done[Any]:
    day = years.clock.today() - n * DAY
    return years.house.growing.extra("Spontane soep", day)  # noqa: S610 - an extra time, no SQL


def later(years: Years, n: int, m: int) -> Done[Any]:
    years.clock.moment += dt.timedelta(days=1 + (n + m) % 9)
    years.house.growing.extend()
    return years.house.shift_planning.make_ahead()


def into_the_next_year(years: Years) -> None:
    """On to a day of the next year with something planned that nobody counts; of a former budget is paid then."""
    new_year = dt.date(years.clock.today().year + 1, 1, 1)
    if not any(at.date > new_year and not at.cancelled for at in years.all(Occurrence)):
        plan(years, 15, 1)
    going = [at.date for at in years.all(Occurrence) if at.date > new_year and not at.cancelled]
    years.clock.moment += min(going) - years.clock.today()
    years.house.growing.extend()
    years.house.shift_planning.make_ahead()
    years.act(ACTS.index(pay), 0, 1)


def take_back(years: Years, _n: int, _m: int) -> Done[Any]:
    undo = years.done.pop().undo
    assert undo is not None
    return replace(undo(), undo=None, by_itself=True)


def take_back_and_do_again(years: Years, n: int, m: int) -> Done[Any]:
    """At once, or when the program has planned on in the meantime."""
    undo = years.done.pop().undo
    assert undo is not None
    redo = undo().undo
    assert redo is not None
    if m % 2:
        later(years, n, m)
    return redo()


ACTS: tuple[Callable[[Years, int, int], Done[Any]], ...] = (
    *(
        stand,
        stand,
        stand,
        move,
        change,
        another_time,
        another_time,
        stop,
        come_back,
        later,
        later,
        take_back,
        take_back_and_do_again,
    ),
    *(plan, count, count, count, count, uncount, sign_up, sign_up, tick, tick, tell, note_hours),
    *(begin_initiative, step, set_budget, grant, pay, promise, measure, answer, answer),
    *(tap, tap, tap, welcome, change_participant, merge_participants, erase_participant),
    *(lend, bring_back, mend, mend, let, let, call_off_hire, invoice, invoice, credit),
    *(hear, hear, react, react, finish, go_out, go_out, go_wrong),
    *(place_somebody, place_somebody, end_placement, close_offer),
    *(reorder_options, open_hours, other_hours, close, archive, aim, vacancy, fill_vacancy),
    lambda years, n, m: years.house.counting.estimate(years.recent(n).id, estimated=m % 3 > 0),
    lambda years, n, _m: years.house.counting.cancel(years.occurrence(n).id, "ziek"),
    lambda years, n, _m: years.house.counting.cancel(years.recent(n).id, ""),
    lambda years, n, m: years.house.tally_kinds.merge(
        years.pick(TallyKind, n), years.pick(TallyKind, m).id
    ),
    lambda years, n, _m: years.house.counting.resume(years.occurrence(n).id),
    walk_in,
    lambda years, n, m: years.house.merging.merge(
        years.pick(Activity, n).id, years.pick(Activity, m).id
    ),
    lambda years, n, _m: years.house.planning.remove(years.pick(Activity, n)),
    lambda years, n, m: years.house.planning.end(
        years.pick(Activity, n), years.clock.today() + dt.timedelta(days=m)
    ),
    lambda years, n, _m: erase_person(years.house, years.pick(Volunteer, n).id),
    lambda years, n, _m: years.house.signing.withdraw(years.pick(SignUp, n).id),
    lambda years, n, _m: years.house.signing.remove(years.pick(SignUp, n).id),
    lambda years, n, _m: years.house.signing.erase(years.pick(SignUp, n).id),
    lambda years, n, _m: years.house.signing.rejoin(
        years.pick(SignUp, n, lambda each: each.place is Place.WITHDRAWN).id
    ),
    lambda years, n, _m: years.house.attendance.count(years.recent(n).id, "geteld op de lijst"),
    lambda years, n, _m: years.house.telling.remove(years.pick(Story, n)),
    lambda years, n, _m: years.house.hours.remove(years.pick(NotedHours, n)),
    lambda years, n, _m: years.house.initiatives.remove(years.pick(Initiative, n)),
    lambda years, n, _m: years.house.budgets.withdraw(years.pick(Grant, n)),
    lambda years, n, _m: years.house.budgets.remove(years.pick(Budget, n)),
    lambda years, n, _m: years.house.budgets.remove_payment(years.pick(Payment, n)),
    lambda years, n, _m: years.house.promises.remove_measurement(years.pick(Measurement, n)),
)


def begin(years: Years) -> None:
    """A house with two activities (one twice a day), people of three ages, a poll, indicators, and money granted."""
    house, centre_id = years.house, years.house.centre.id
    area = Area(id=new_id(), centre_id=centre_id, name="Noord")
    rooms = [
        Room(id=new_id(), centre_id=centre_id, name=name, square_metres=floor)
        for name, floor in (("Serre", 30), ("Zolder", 45))
    ]
    whole = Room(
        id=new_id(),
        centre_id=centre_id,
        name="Beide",
        part_ids=tuple(sorted(room.id for room in rooms)),
    )
    groups = [
        TargetGroup(id=new_id(), centre_id=centre_id, name=name) for name in ("ouderen", "jongeren")
    ]
    kinds = [
        ActivityKind(
            id=new_id(),
            centre_id=centre_id,
            name=name,
            colour=place,
            position=50 + place,
            youth=place < 2,
            outside=place == 1,
        )
        for place, name in enumerate(("jongeren binnen", "jongeren op straat", "samen zijn"))
    ]
    with house.database.begin() as work:
        for record in (area, *rooms, whole, *groups, *kinds):
            work.store(type(record)).add(record)
    bar = duty(house)
    theme = years.pick(Theme, 0)
    evening = Sitting(number=2, starts=dt.time(18), ends=dt.time(20))
    for title, weekday in (("Koffie", 6), ("Inloop", 2)):
        activity = Activity(
            id=new_id(),
            centre_id=centre_id,
            title=title,
            first=BEGIN,
            rule=Weekly(weekdays=frozenset({weekday})).text(),
            starts=dt.time(10),
            ends=dt.time(12),
            further=(evening,) if weekday == 2 else (),
            room_id=whole.id if weekday == 2 else rooms[0].id,
            kind_id=kinds[0].id if weekday == 2 else kinds[2].id,
            theme_ids=(theme.id,),
            sign_up=True,
        )
        house.planning.keep(activity, new=True)
        pattern(house, bar, rule="", activity_id=activity.id, starts=None, ends=None, first=BEGIN)
    for number in range(21):
        volunteer(
            house,
            f"Iemand {number}",
            bar,
            since=dt.date(2025, 1, 1 + number) if number else None,
            birth_year=(2008, 1950, 1985)[number % 3],
            allowance=number % 4 == 0,
            kind=VolunteerKind.PROFESSIONAL if number == 11 else VolunteerKind.VOLUNTEER,
        )
    keep_register(years)
    _follow(years, theme, area, groups[0], kinds[0])
    for act in (set_budget, begin_initiative, step, grant):
        act(years, 30, 0)


def _follow(years: Years, theme: Theme, area: Area, group: TargetGroup, kind: ActivityKind) -> None:
    """The poll and the indicators."""
    asked = years.house.surveys.blank()
    asked = replace(asked, survey=replace(asked.survey, title="Hoe gaat het?", handed_out=40))
    words = (
        (QuestionKind.MARK, "Welk cijfer geeft u?", ()),
        (QuestionKind.YES_NO, "Komt u terug?", ()),
        (QuestionKind.CHOICE, "Wat drinkt u?", ("koffie", "thee", "water")),
    )
    asked = replace(
        asked,
        questions=tuple(
            SurveyQuestion(
                id=new_id(),
                survey_id=asked.survey.id,
                position=place,
                kind=question_kind,
                words=text,
                options=options,
            )
            for place, (question_kind, text, options) in enumerate(words)
        ),
    )
    kept = years.house.surveys.keep(asked, new=True).value
    indicators = years.house.indicators
    tally = years.pick(TallyKind, 0)
    narrowings: list[dict[str, Any]] = [
        *({"only_theme_id": theme.id}, {"only_area_id": area.id}),
        *({"only_group_id": group.id}, {"only_kind_id": kind.id}),
    ]
    for number, measured_by in enumerate(MeasureKind):
        narrowed = [narrowings[number % 4]] if measured_by.narrowed else []
        for place, narrowing in enumerate(({}, *narrowed)):
            followed: Indicator = replace(
                indicators.blank(),
                name=f"{measured_by.value} {place}",
                measured_by=measured_by,
                tally_kind_id=tally.id if measured_by is MeasureKind.TALLY else None,
                **narrowing,
            )
            indicators.keep(followed, new=True)
    for question in kept.questions[:2]:
        indicators.follow(question)
