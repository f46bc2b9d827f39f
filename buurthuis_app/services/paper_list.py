"""List of all papers: what each is about, who may have it, and its maker. A new paper is a new entry."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from msgspec import Struct

from buurthuis_app.domain.confidant.poster import DUTCH, PosterSize
from buurthuis_app.domain.figures.breakdown import Only
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.papers.names_on_paper import NameQuestion, refuse_undecided
from buurthuis_app.domain.shared.periods import PeriodKind, containing
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.progress import Progress
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.records import replace
from buurthuis_app.services import paper_options as options
from buurthuis_app.services.paper_options import id_of
from buurthuis_app.services.papers import files
from buurthuis_app.services.papers.paper import Paper, drawn
from buurthuis_app.services.papers.wish import Option, PaperWish
from buurthuis_app.services.registry import CentreServices


class PaperSubject(Enum):
    """Subjects by which papers are listed: the tabs that they belong to."""

    OVERVIEWS = "overviews"
    ACTIVITIES = "activities"
    VOLUNTEERS = "volunteers"
    GOALS = "goals"
    CONFIDANT = "confidant"


class PaperKind(Struct, frozen=True, kw_only=True):
    """One entry of the list: its words, the kind of period and the subject it asks for, and who makes it.

    `period` is None for a paper that is about no time. `options` reads what can be chosen beside the time;
    `none` says what to do when there is nothing to choose. An `overview` can be arranged, adopted and given out;
    in one that is `asking` somebody writes what.
    One `of_people` names them on purpose: a list for inside, or the page of the confidant. Any other may go outside.
    A `picture` draws itself and exists as PDF alone; all others are documents, and exist as every kind of file.
    """

    key: str
    subject: PaperSubject
    title: Callable[[], str]
    explanation: Callable[[], str]
    make: Callable[[CentreServices, PaperWish], Document | Paper]
    permission: Permission | None = Permission.READ_FIGURES
    period: PeriodKind | None = None
    ask: Callable[[], str] | None = None
    options: Callable[[CentreServices], tuple[Option, ...]] | None = None
    none: Callable[[], str] = lambda: ""
    overview: bool = False
    asking: bool = False
    of_people: bool = False
    picture: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of the files that it can be written as."""
        return files.PICTURE if self.picture else files.DOCUMENT


def overview(house: CentreServices, wish: PaperWish) -> Document:
    """The overview of a month, quarter or year."""
    return house.overviews.document(wish.period)


def _roster(house: CentreServices, wish: PaperWish) -> Paper:
    from buurthuis_app.services.rosters.papers import Wanted

    return house.roster_papers.poster(Wanted.of(wish.period))


def _person_rosters(house: CentreServices, wish: PaperWish) -> Document:
    from buurthuis_app.services.rosters.papers import Wanted

    person = id_of(wish.option) if wish.option else None
    return house.roster_papers.lists(Wanted.of(wish.period), person)


def _attendance(house: CentreServices, wish: PaperWish) -> Paper:
    if not isinstance(wish.option, tuple):
        raise TypeError("nothing was chosen")
    return house.attendance.paper(*wish.option)


def _names(house: CentreServices, wish: PaperWish) -> Document:
    chosen = wish.option if isinstance(wish.option, tuple) else house.volunteers.people()
    return house.people_papers.names(chosen)


def _letters(house: CentreServices, wish: PaperWish) -> Paper:
    if isinstance(wish.option, tuple):
        people, letter = wish.option
    else:
        people = tuple(person.volunteer for person in house.volunteers.people())
        letter = house.contacting.blank_letter()
    return house.contacting.letters(people, letter)


PAPERS = (
    PaperKind(
        key="year",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Jaaroverzicht"),
        explanation=lambda: _("Het hele jaar in cijfers en verhalen, maand voor maand."),
        period=PeriodKind.YEAR,
        make=overview,
        overview=True,
    ),
    PaperKind(
        key="quarter",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Kwartaaloverzicht"),
        explanation=lambda: _("De cijfers en verhalen van drie maanden, week voor week."),
        period=PeriodKind.QUARTER,
        make=overview,
        overview=True,
    ),
    PaperKind(
        key="month",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Maandoverzicht"),
        explanation=lambda: _("De cijfers en verhalen van één maand, week voor week."),
        period=PeriodKind.MONTH,
        make=overview,
        overview=True,
    ),
    PaperKind(
        key="school-year",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Overzicht van een schooljaar"),
        explanation=lambda: _("De cijfers en verhalen van augustus tot en met juli."),
        period=PeriodKind.SCHOOL_YEAR,
        make=overview,
    ),
    PaperKind(
        key="own-period",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Overzicht van een eigen periode"),
        explanation=lambda: _("De cijfers en verhalen van de dagen die u kiest."),
        period=PeriodKind.OWN,
        make=overview,
    ),
    PaperKind(
        key="council",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Samenvatting voor de raad"),
        explanation=lambda: _("Het jaar op twee bladzijden, met wat u de raad vraagt."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.overviews.council(wish.period),
        asking=True,
    ),
    PaperKind(
        key="theme",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Blad van een thema"),
        explanation=lambda: _("De cijfers en verhalen van één thema in een jaar."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.overviews.subject(
            wish.period, Only(theme_id=id_of(wish.option))
        ),
        ask=lambda: _("Welk thema?"),
        options=options.themes,
        none=lambda: _("Er zijn nog geen thema's. U maakt ze bij Activiteiten, Lijsten."),
    ),
    PaperKind(
        key="activity",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Blad van een activiteit"),
        explanation=lambda: _("De cijfers, datums en verhalen van één activiteit in een jaar."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.overviews.subject(
            wish.period, Only(activity_id=id_of(wish.option))
        ),
        ask=lambda: _("Welke activiteit?"),
        options=options.activities,
        none=lambda: _("Er zijn nog geen activiteiten. U maakt ze bij Activiteiten."),
    ),
    PaperKind(
        key="joint",
        subject=PaperSubject.OVERVIEWS,
        title=lambda: _("Samen: overzicht over centra"),
        explanation=lambda: _("Uw centrum naast andere centra, met de verhalen van de hele stad."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.joint_overviews.document(wish.period.first.year),
    ),
    PaperKind(
        key="week",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Weekprogramma"),
        explanation=lambda: _("Wat er in een week te doen is, voor op de deur."),
        permission=None,
        period=PeriodKind.WEEK,
        make=lambda house, wish: house.programmes.poster(wish.period.first),
        picture=True,
    ),
    PaperKind(
        key="outreach",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Op straat"),
        explanation=lambda: _("Contacten, bereik en verwijzingen van het werk op straat."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.outreach.paper(wish.period),
    ),
    PaperKind(
        key="quick-card",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Snelkaart voor de deur"),
        explanation=lambda: _("Hoe u telt, iets terugdraait en een verhaal vertelt, op één vel."),
        permission=None,
        make=lambda house, wish: house.quick_card.paper(str(wish.option or DUTCH)),
        ask=lambda: _("In welke taal?"),
        options=options.door_languages,
        picture=True,
    ),
    PaperKind(
        key="attendance",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Presentielijst"),
        explanation=lambda: _("De namen van wie zich aanmeldde, om af te vinken."),
        permission=Permission.PLAN,
        make=_attendance,
        ask=lambda: _("Voor welke keer?"),
        options=options.sign_up_lists,
        none=lambda: _("Er komt de komende weken niets met aanmelding."),
        picture=True,
        of_people=True,
    ),
    PaperKind(
        key="inventory",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Inventaris van de zalen"),
        explanation=lambda: _("Wat er in elke zaal staat, om langs te lopen en af te vinken."),
        permission=Permission.PLAN,
        make=lambda house, _wish: house.inventory.document(),
    ),
    PaperKind(
        key="hire-confirmation",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Bevestiging van huur"),
        explanation=lambda: _("Wat met een huurder is afgesproken: wanneer, waar en voor hoeveel."),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, wish: house.hire_papers.confirmation(id_of(wish.option)),
        ask=lambda: _("Welke afspraak?"),
        options=options.hires,
        none=lambda: _("Er is nog geen zaal verhuurd. U doet dat bij Activiteiten, Verhuur."),
        of_people=True,
    ),
    PaperKind(
        key="invoice",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Factuur"),
        explanation=lambda: _("Een factuur of creditnota van de verhuur, zoals zij is gemaakt."),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, wish: house.hire_papers.invoice(id_of(wish.option)),
        ask=lambda: _("Welke factuur?"),
        options=options.invoices,
        none=lambda: _("Er is nog geen factuur. U maakt er een bij Activiteiten, Verhuur."),
        of_people=True,
    ),
    PaperKind(
        key="invoices",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Facturen van een jaar"),
        explanation=lambda: _(
            "Alle facturen van de verhuur, ook regel voor regel: voor de boekhouding."
        ),
        permission=Permission.MANAGE_PEOPLE,
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.hire_papers.of_period(wish.period),
        of_people=True,
    ),
    PaperKind(
        key="to-pay",
        subject=PaperSubject.ACTIVITIES,
        title=lambda: _("Nog te betalen"),
        explanation=lambda: _(
            "Welke facturen van de verhuur open staan, en wie u kunt herinneren."
        ),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, _wish: house.hire_papers.to_pay(),
        of_people=True,
    ),
    PaperKind(
        key="roster",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Rooster"),
        explanation=lambda: _("Wie er in een week dienst heeft."),
        permission=Permission.READ_PEOPLE,
        period=PeriodKind.WEEK,
        make=_roster,
        picture=True,
        of_people=True,
    ),
    PaperKind(
        key="person-rosters",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Rooster per persoon"),
        explanation=lambda: _("Voor elke vrijwilliger een lijst van de eigen diensten."),
        permission=Permission.READ_PEOPLE,
        period=PeriodKind.MONTH,
        make=_person_rosters,
        ask=lambda: _("Voor wie?"),
        options=options.everybody_or_one,
        of_people=True,
    ),
    PaperKind(
        key="processing-register",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Verwerkingsregister"),
        explanation=lambda: _("Welke persoonsgegevens u bewaart, waarom en hoe lang (AVG)."),
        permission=Permission.KEEP,
        make=lambda house, _wish: house.processing_register.document(),
        of_people=True,
    ),
    PaperKind(
        key="people",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Namenlijst"),
        explanation=lambda: _("De vrijwilligers met telefoonnummer en taken."),
        permission=Permission.MANAGE_PEOPLE,
        make=_names,
        of_people=True,
    ),
    PaperKind(
        key="phones",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Telefoonlijst"),
        explanation=lambda: _("Wie u kunt bellen, en wie EHBO of BHV heeft."),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, wish: house.people_papers.phones(
            id_of(wish.option) if wish.option else None
        ),
        ask=lambda: _("Voor wie?"),
        options=options.everybody_or_duty,
        of_people=True,
    ),
    PaperKind(
        key="birthdays",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Verjaardagen"),
        explanation=lambda: _("Welke vrijwilliger wanneer jarig is, zonder leeftijd."),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, _wish: house.people_papers.birthdays(),
        of_people=True,
    ),
    PaperKind(
        key="letters",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Brieven"),
        explanation=lambda: _(
            "Een brief aan elke vrijwilliger. Schrijf hem bij Vrijwilligers, achter ⋯."
        ),
        permission=Permission.MANAGE_PEOPLE,
        make=_letters,
        picture=True,
        of_people=True,
    ),
    PaperKind(
        key="hours",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Vrijwilligersuren"),
        explanation=lambda: _("De uren van een jaar per persoon, per taak en per maand."),
        permission=Permission.READ_PEOPLE,
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.hours.paper(house.hours.sheet(wish.period)),
        of_people=True,
    ),
    PaperKind(
        key="person",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Inzage"),
        explanation=lambda: _("Alles wat over één vrijwilliger bewaard is, voor wie erom vraagt."),
        permission=Permission.MANAGE_PEOPLE,
        make=lambda house, wish: house.subject_access.about(id_of(wish.option)),
        ask=lambda: _("Van wie?"),
        options=options.volunteers,
        none=lambda: _("Er zijn nog geen vrijwilligers."),
        of_people=True,
    ),
    PaperKind(
        key="vacancy",
        subject=PaperSubject.VOLUNTEERS,
        title=lambda: _("Vacature"),
        explanation=lambda: _("Een vacature om op te hangen."),
        permission=Permission.READ_PEOPLE,
        make=lambda house, wish: house.people_papers.notice(id_of(wish.option)),
        ask=lambda: _("Welke vacature?"),
        options=options.vacancies,
        none=lambda: _("Er zijn nog geen vacatures. U maakt ze bij Vrijwilligers, Vacatures."),
    ),
    PaperKind(
        key="goals",
        subject=PaperSubject.GOALS,
        title=lambda: _("Doelen van een jaar"),
        explanation=lambda: _("Initiatieven, beloften en kengetallen van een jaar."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.goals_report.document(wish.period.first.year, whole=True),
    ),
    PaperKind(
        key="indicators",
        subject=PaperSubject.GOALS,
        title=lambda: _("Kengetallen"),
        explanation=lambda: _("Van elk kengetal de cijfers per jaar naast het streven."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.goals_report.document(wish.period.first.year, whole=False),
    ),
    PaperKind(
        key="charter",
        subject=PaperSubject.GOALS,
        title=lambda: _("Kwaliteitshandvest"),
        explanation=lambda: _("Wat het buurthuis belooft, en hoe dat uitpakte."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.goal_papers.charter(wish.period.first.year),
    ),
    PaperKind(
        key="voices",
        subject=PaperSubject.GOALS,
        title=lambda: _("U zei, wij deden"),
        explanation=lambda: _("Wat mensen zeiden, wat u antwoordde, en wat u daarvan deed."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.voices.paper(wish.period.first.year),
    ),
    PaperKind(
        key="initiative",
        subject=PaperSubject.GOALS,
        title=lambda: _("Blad van een initiatief"),
        explanation=lambda: _("Plan, geld en uitkomst van één bewonersinitiatief."),
        make=lambda house, wish: house.goal_papers.initiative(id_of(wish.option)),
        ask=lambda: _("Welk initiatief?"),
        options=options.initiatives,
        none=lambda: _("Er zijn nog geen initiatieven. U maakt ze bij Doelen."),
    ),
    PaperKind(
        key="application",
        subject=PaperSubject.GOALS,
        title=lambda: _("Aanvraagformulier"),
        explanation=lambda: _("Een leeg formulier voor bewoners met een idee."),
        make=lambda house, _wish: house.goal_papers.application_form(),
        picture=True,
    ),
    PaperKind(
        key="area",
        subject=PaperSubject.GOALS,
        title=lambda: _("Blad van een gebied"),
        explanation=lambda: _("Hoe een gebied is, en wat er in een jaar gebeurde."),
        period=PeriodKind.YEAR,
        make=lambda house, wish: house.goal_papers.area(id_of(wish.option), wish.period.first.year),
        ask=lambda: _("Welk gebied?"),
        options=options.areas,
        none=lambda: _("Er zijn nog geen gebieden. U maakt ze bij Doelen."),
    ),
    PaperKind(
        key="survey-form",
        subject=PaperSubject.GOALS,
        title=lambda: _("Formulier van een peiling"),
        explanation=lambda: _("Een leeg formulier om met de hand in te vullen."),
        make=lambda house, wish: house.survey_papers.form(id_of(wish.option)),
        ask=lambda: _("Welke peiling?"),
        options=options.surveys,
        none=lambda: _("Er zijn nog geen peilingen. U maakt ze bij Doelen."),
        picture=True,
    ),
    PaperKind(
        key="survey",
        subject=PaperSubject.GOALS,
        title=lambda: _("Uitkomst van een peiling"),
        explanation=lambda: _(
            "Wat mensen antwoordden, en wat zij zelf schreven als dat naar buiten mag."
        ),
        make=lambda house, wish: house.survey_papers.outcome(id_of(wish.option)),
        ask=lambda: _("Welke peiling?"),
        options=options.surveys,
        none=lambda: _("Er zijn nog geen peilingen. U maakt ze bij Doelen."),
    ),
    PaperKind(
        key="confidant",
        subject=PaperSubject.CONFIDANT,
        title=lambda: _("Affiche vertrouwenspersoon"),
        explanation=lambda: _("Wie de vertrouwenspersoon is en hoe u die bereikt."),
        permission=None,
        make=lambda house, wish: house.confidant_papers.poster(
            size=PosterSize(wish.option or PosterSize.A4.value)
        ),
        ask=lambda: _("Hoe groot?"),
        options=options.poster_sizes,
        picture=True,
        of_people=True,
    ),
    PaperKind(
        key="cards",
        subject=PaperSubject.CONFIDANT,
        title=lambda: _("Kaartjes vertrouwenspersoon"),
        explanation=lambda: _("Kaartjes om mee te nemen, tien op een vel."),
        permission=None,
        make=lambda house, wish: house.confidant_papers.cards(main=str(wish.option or DUTCH)),
        ask=lambda: _("In welke taal?"),
        options=options.poster_languages,
        picture=True,
        of_people=True,
    ),
)


def subject_names() -> dict[PaperSubject, str]:
    """What people call each subject: the name of its tab."""
    return {
        PaperSubject.OVERVIEWS: _("Overzichten"),
        PaperSubject.ACTIVITIES: _("Activiteiten"),
        PaperSubject.VOLUNTEERS: _("Vrijwilligers"),
        PaperSubject.GOALS: _("Doelen"),
        PaperSubject.CONFIDANT: _("Vertrouwenspersoon"),
    }


def paper_named(key: str) -> PaperKind:
    """The paper with this key."""
    return next(paper for paper in PAPERS if paper.key == key)


def allowed(house: CentreServices) -> tuple[PaperKind, ...]:
    """The papers that the profile of the moment may have."""
    may = house.actor.may
    return tuple(kind for kind in PAPERS if kind.permission is None or may(kind.permission))


def usual_wish(kind: PaperKind, house: CentreServices) -> PaperWish:
    """The paper of today, about the first thing that it can be about. Raises Invalid when there is none."""
    period = containing(kind.period or PeriodKind.YEAR, house.clock.today())
    if kind.options is None:
        return PaperWish(period=period)
    chosen = next(iter(kind.options(house)), None)
    if chosen is None:
        raise Invalid(kind.none())
    return PaperWish(period=period, option=chosen.key)


@in_dutch()
def finished(
    kind: PaperKind, house: CentreServices, wish: PaperWish, progress: Progress | None = None
) -> Paper:
    """The pages of a paper, and the names in it about which there is something to decide."""
    paper, questions = _made(kind, house, wish)
    if isinstance(paper, Document):
        return replace(drawn(paper, progress), questions=questions)
    return paper


@in_dutch()
def write(
    kind: PaperKind, house: CentreServices, wish: PaperWish, target: Path
) -> Document | Paper:
    """Write a paper as the ending of `target` says; returns what was written.

    Raises Invalid for an ending that it does not exist as and for a name about which nobody decided yet, DiskFull or
    ReadOnly.
    """
    files.check_ending(target, kind.endings)
    paper, questions = _made(kind, house, wish)
    refuse_undecided(questions)
    files.write(paper, target)
    return paper


def _made(
    kind: PaperKind, house: CentreServices, wish: PaperWish
) -> tuple[Document | Paper, tuple[NameQuestion, ...]]:
    """A paper as it may go outside, with the names in it."""
    paper = kind.make(house, wish)
    if isinstance(paper, Paper):
        return paper, paper.questions
    if kind.of_people:
        return paper, ()
    reviewed = house.naming.reviewed(paper)
    return reviewed.value, reviewed.questions
