"""The papers of the tab Doelen: what each prints, and the finished PDF."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from buurthuis_app.domain.centre.centre import Area, Centre, Theme
from buurthuis_app.domain.goals.papers import (
    ApplicationForm,
    AreaSheet,
    InitiativeSheet,
    QualityCharter,
)
from buurthuis_app.domain.promises.figures import year_of
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.services.centre.areas import Neighbourhoods
from buurthuis_app.services.initiatives.initiatives import Initiatives
from buurthuis_app.services.papers.paper import GoalPaper
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there

if TYPE_CHECKING:
    from buurthuis_app.domain.stories.story import Story
    from buurthuis_app.reports.kit.print_notes import Notes


class GoalPapers(Service):
    """Makes the papers. Who may read figures may print them."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        actor: Actor,
        centre_id: UUID,
        initiatives: Initiatives,
        areas: Neighbourhoods,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._initiatives = initiatives
        self._areas = areas

    def initiative_sheet(self, initiative_id: UUID) -> InitiativeSheet:
        """What the sheet of an initiative prints; only stories that may be shown outside today."""
        with self._database.read() as work:
            page = self._initiatives.page_in(work, initiative_id)
            centre = still_there(work, Centre, self._centre_id)
            story_texts = stories.printed(work, self._shareable(page.stories))
        initiative = page.initiative

        def named(keys: Iterable[UUID]) -> str:
            return listing(sorted(page.names[key] for key in keys))

        payments = [payment for granted in page.granted for payment in granted.payments]
        return InitiativeSheet(
            centre=centre.name,
            printed_on=self._clock.today(),
            initiative=initiative,
            themes=named(initiative.theme_ids),
            groups=named(initiative.group_ids),
            areas=named(initiative.area_ids),
            steps=page.steps,
            money=page.money,
            payments=tuple(sorted(payments, key=lambda payment: (payment.date, payment.id))),
            activities=tuple(activity.title for activity in page.activities),
            stories=story_texts,
        )

    def initiative(self, initiative_id: UUID) -> GoalPaper:
        """The sheet of an initiative, drawn."""
        from buurthuis_app.reports.goals.initiative_sheet import write_initiative_sheet

        sheet = self.initiative_sheet(initiative_id)
        heading = _("Initiatief {title}").format(title=sheet.initiative.title)
        return _drawn(heading, sheet.centre, lambda out: write_initiative_sheet(sheet, out))

    def area_sheet(self, area_id: UUID, year: int | None = None) -> AreaSheet:
        """The content of an area's sheet."""
        with self._database.read() as work:
            page = self._areas.page_in(work, area_id, year)
            centre = still_there(work, Centre, self._centre_id)
            story_texts = stories.printed(work, page.shareable)
        return AreaSheet(
            centre=centre.name,
            printed_on=self._clock.today(),
            area=page.area,
            year=page.year,
            profile=page.profile,
            visits=page.visits,
            activities=page.activities,
            initiatives=page.initiatives,
            stories=story_texts,
        )

    def area(self, area_id: UUID, year: int | None = None) -> GoalPaper:
        """The sheet of an area, drawn."""
        from buurthuis_app.reports.goals.area_sheet import write_area_sheet

        sheet = self.area_sheet(area_id, year)
        heading = _("Gebied {name} {year}").format(name=sheet.area.name, year=sheet.year)
        return _drawn(heading, sheet.centre, lambda out: write_area_sheet(sheet, out))

    def charter(self, year: int | None = None) -> GoalPaper:
        """The Kwaliteitshandvest with how the promises turned out in a year, by default this one."""
        from buurthuis_app.reports.goals.quality_charter import write_quality_charter

        self._actor.demand(Permission.READ_FIGURES)
        charter_year = year or self._clock.today().year
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            charter = QualityCharter(
                centre=centre.name,
                printed_on=self._clock.today(),
                promises=year_of(*promises.everything(work, self._centre_id), charter_year),
            )
        heading = _("Kwaliteitshandvest")
        return _drawn(heading, centre.name, lambda out: write_quality_charter(charter, out))

    def application_form(self) -> GoalPaper:
        """An empty form to hand out."""
        from buurthuis_app.reports.goals.application_form import write_application_form

        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            areas = work.store(Area).find(centre_id=self._centre_id)
            themes = work.store(Theme).find(centre_id=self._centre_id)
        form = ApplicationForm(
            centre=centre.name,
            printed_on=self._clock.today(),
            areas=tuple(sorted(area.name for area in areas)),
            themes=tuple(sorted(theme.name for theme in themes)),
        )
        heading = _("Aanvraagformulier initiatief")
        return _drawn(heading, centre.name, lambda out: write_application_form(form, out))

    def _shareable(self, all_stories: "tuple[Story, ...]") -> "tuple[Story, ...]":
        today = self._clock.today()
        return tuple(story for story in all_stories if story.shareable(today))


def _drawn(heading: str, centre: str, write: "Callable[[BinaryIO], Notes]") -> GoalPaper:
    content = BytesIO()
    notes = write(content)
    return GoalPaper(
        heading=heading, centre=centre, content=content.getvalue(), notes=notes.sentences
    )
