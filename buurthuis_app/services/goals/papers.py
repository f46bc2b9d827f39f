"""The papers of the tab Doelen: what each prints."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from buurthuis_app.domain.centre.centre import Area, Centre, Theme
from buurthuis_app.domain.goals.papers import (
    ApplicationForm,
    AreaSheet,
    InitiativeSheet,
    QualityCharter,
)
from buurthuis_app.domain.papers.document import Document
from buurthuis_app.domain.promises.figures import year_of
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.i18n import _, listing
from buurthuis_app.persistence.database import Database
from buurthuis_app.persistence.queries.promises import promises
from buurthuis_app.persistence.queries.stories import stories
from buurthuis_app.services.centre.areas import Neighbourhoods
from buurthuis_app.services.initiatives.initiatives import Initiatives
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.papers.paper import Paper, picture
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.service import Service, still_there

if TYPE_CHECKING:
    from buurthuis_app.domain.stories.story import Story


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
        naming: Naming,
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._initiatives = initiatives
        self._areas = areas
        self._naming = naming

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

    def initiative(self, initiative_id: UUID) -> Document:
        """The sheet of an initiative."""
        from buurthuis_app.reports.goals.initiative_sheet import document

        return document(self.initiative_sheet(initiative_id))

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

    def area(self, area_id: UUID, year: int | None = None) -> Document:
        """The sheet of an area."""
        from buurthuis_app.reports.goals.area_sheet import document

        return document(self.area_sheet(area_id, year))

    def charter(self, year: int | None = None) -> Document:
        """The Kwaliteitshandvest with how the promises turned out in a year, by default this one."""
        from buurthuis_app.reports.goals.quality_charter import document

        self._actor.demand(Permission.READ_FIGURES)
        charter_year = year or self._clock.today().year
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            charter = QualityCharter(
                centre=centre.name,
                printed_on=self._clock.today(),
                promises=year_of(*promises.everything(work, self._centre_id), charter_year),
            )
        return document(charter)

    def application_form(self) -> Paper:
        """An empty form to hand out."""
        from buurthuis_app.reports.goals.application_form import write_application_form

        self._actor.demand(Permission.READ_FIGURES)
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            areas = work.store(Area).find(centre_id=self._centre_id)
            themes = work.store(Theme).find(centre_id=self._centre_id)
            whole = ApplicationForm(
                centre=centre.name,
                printed_on=self._clock.today(),
                areas=tuple(sorted(area.name for area in areas)),
                themes=tuple(sorted(theme.name for theme in themes)),
            )
            reviewed = self._naming.reviewed_in(work, whole)
        form, heading = reviewed.value, _("Aanvraagformulier initiatief")
        return picture(
            heading,
            centre.name,
            lambda out: write_application_form(form, out),
            reviewed.questions,
        )

    def _shareable(self, all_stories: "tuple[Story, ...]") -> "tuple[Story, ...]":
        today = self._clock.today()
        return tuple(story for story in all_stories if story.shareable(today))
