"""Overviews as the board adopted them: frozen data and paper, with what changed since."""

import datetime as dt
import hashlib
import json
from typing import TypeVar
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.overviews.adoption import COVER, Adopted, AdoptedStory
from buurthuis_app.domain.overviews.paper_differences import AdoptedDifference, differences
from buurthuis_app.domain.papers.document import (
    Block,
    Cover,
    Document,
    PaperStory,
    Section,
)
from buurthuis_app.domain.papers.document_json import as_json, from_json
from buurthuis_app.domain.papers.names_on_paper import NameQuestion
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.periods import Period
from buurthuis_app.domain.shared.permissions import Actor, Permission
from buurthuis_app.domain.stories.story import Story, StoryPhoto, period_key
from buurthuis_app.errors import Conflict, Invalid
from buurthuis_app.i18n import _, in_dutch, short_date
from buurthuis_app.persistence.backups.backup_folder import Occasion
from buurthuis_app.persistence.database import Database, Work
from buurthuis_app.records import replace
from buurthuis_app.services.overviews.overviews import Overviews, overview_of
from buurthuis_app.services.papers.naming import Naming
from buurthuis_app.services.shared.clock import Clock
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service

_CHANGES = frozenset({Topic.CENTRE})
_SHOWN_OF_DIGEST = 16


Told = TypeVar("Told", PaperStory, Cover)


class AdoptedPaper(Struct, frozen=True, kw_only=True):
    """An adopted overview as it may be shown today, and which figures are others by now."""

    adopted_on: dt.date
    digest: str
    content: bytes
    left_out: int
    """Stories that may no longer be shared, and are not in `content` any more."""
    differences: tuple[AdoptedDifference, ...]
    questions: tuple[NameQuestion, ...] = ()
    """Every name in it, decided or not."""


class _WholeAdoption(Struct, frozen=True, kw_only=True):
    adopted: Adopted
    stories: tuple[AdoptedStory, ...]


class Adopting(Service):
    """Freezes overviews and shows the frozen ones."""

    def __init__(
        self, database: Database, clock: Clock, actor: Actor, centre_id: UUID, naming: Naming
    ) -> None:
        super().__init__(database, clock, actor, centre_id)
        self._naming = naming

    @in_dutch()
    def adopt(self, period: Period, overviews: Overviews) -> Done[Adopted]:
        """Freeze the overview of a period as it is today.

        Raises Invalid while the period still runs or a name in it is undecided, Conflict when it was adopted already.
        """
        from buurthuis_app.reports.kit.document_pdf import draw

        self._actor.demand(Permission.PLAN)
        today = self._clock.today()
        if today <= period.last:
            raise Invalid(_("Deze periode loopt nog. Stel het overzicht vast als zij voorbij is."))
        with self._database.read() as work:
            document = self._naming.for_outside_in(
                work, overviews.document_in(work, period, photos=True)
            )
        digest = _digest(document)
        document = replace(document, closing=closing(today, digest))
        adopted = Adopted(
            id=new_id(),
            centre_id=self._centre_id,
            period=period_key(period),
            adopted_on=today,
            digest=digest,
            document=json.dumps(as_json(_without_stories(document)), ensure_ascii=False),
            figures=json.dumps(
                overview_of(document).as_json() | {"printed_stories": []}, ensure_ascii=False
            ),
            content=draw(document).content,
        )
        self._back_up(Occasion.ADOPTION)
        with self._database.begin() as work:
            if self._kept(work, period) is not None:
                raise Conflict(
                    _("Dit overzicht is al vastgesteld. Trek dat eerst in als het opnieuw moet.")
                )
            work.store(Adopted).add(adopted)
            work.store(AdoptedStory).add(*_stories(document, adopted.id))
        return self._done(work, adopted, _CHANGES)

    @in_dutch()
    def adopted(self, period: Period, overviews: Overviews) -> AdoptedPaper | None:
        """The adopted overview of a period, without stories that may not be shared today; None when there is none."""
        from buurthuis_app.reports.kit.document_pdf import draw

        self._actor.demand(Permission.READ_FIGURES)
        today = self._clock.today()
        with self._database.read() as work:
            whole = self._kept(work, period)
            if whole is None:
                return None
            shareable = {
                adopted_story.place
                for adopted_story in whole.stories
                if adopted_story.told
                and (story := work.store(Story).get(adopted_story.story_id)) is not None
                and story.shareable(today)
            }
            paper = _pictured(work, self._centre_id, _with_stories(whole, shareable))
            reviewed = self._naming.reviewed_in(work, paper)
            then = from_json(Document, json.loads(whole.adopted.document))
            present = self._naming.reviewed_in(
                work,
                overviews.document_in(work, period, [section.key for section in then.sections]),
            ).value
        adopted = whole.adopted
        left_out = len(
            {
                adopted_story.story_id
                for adopted_story in whole.stories
                if adopted_story.place not in shareable
            }
        )
        content = adopted.content
        if left_out or not content or reviewed.value is not paper:
            content = draw(reviewed.value).content
        return AdoptedPaper(
            adopted_on=adopted.adopted_on,
            digest=adopted.digest,
            content=content,
            left_out=left_out,
            differences=differences(then, present),
            questions=reviewed.questions,
        )

    def revoke(self, period: Period) -> Done[Adopted]:
        """Take back that an overview was adopted. Raises Conflict when it is not."""
        self._actor.demand(Permission.PLAN)
        with self._database.begin() as work:
            whole = self._kept(work, period)
            if whole is None:
                raise Conflict(_("Dit overzicht is niet vastgesteld."))
            work.store(AdoptedStory).remove(whole.stories)
            work.store(Adopted).remove([whole.adopted])
        return self._done(work, whole.adopted, _CHANGES)

    def _kept(self, work: Work, period: Period) -> _WholeAdoption | None:
        adoptions = work.store(Adopted).find(centre_id=self._centre_id, period=period_key(period))
        if not adoptions:
            return None
        stories = work.store(AdoptedStory).find(adopted_id=adoptions[0].id)
        return _WholeAdoption(adopted=adoptions[0], stories=stories)


def closing(adopted_on: dt.date, digest: str) -> str:
    """The last line of an adopted paper; the mark shows whether two copies say the same."""
    return _("Vastgesteld op {date}. Kenmerk van de gegevens: {mark}.").format(
        date=short_date(adopted_on), mark=digest[:_SHOWN_OF_DIGEST]
    )


def _digest(document: Document) -> str:
    text = json.dumps(as_json(document), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _without_stories(document: Document) -> Document:
    """The same paper with the place of each story, and nothing of what it tells."""
    cover = document.cover
    return replace(
        document,
        cover=cover and replace(cover, quote="", by="", photo_id=None, photo_shows=""),
        sections=tuple(
            replace(
                section,
                blocks=tuple(
                    _emptied(block) if isinstance(block, PaperStory) else block
                    for block in section.blocks
                ),
            )
            for section in document.sections
        ),
    )


def _emptied(story: PaperStory) -> PaperStory:
    return PaperStory(story_id=story.story_id, title="", origin="", labelled=())


def _stories(document: Document, adopted_id: UUID) -> tuple[AdoptedStory, ...]:
    paper_stories = [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, PaperStory)
    ]
    numbered: list[tuple[int, UUID | None, object]] = [
        (place, story.story_id, story) for place, story in enumerate(paper_stories)
    ]
    cover = document.cover
    if cover is not None and cover.quote:
        numbered.append((COVER, cover.story_id, replace(cover, numbers=())))
    return tuple(
        AdoptedStory(
            adopted_id=adopted_id,
            place=place,
            story_id=story_id,
            told=json.dumps(as_json(story), ensure_ascii=False),
        )
        for place, story_id, story in numbered
        if story_id is not None
    )


def _with_stories(whole: _WholeAdoption, shareable: set[int]) -> Document:
    """The frozen paper with those of its stories that may be shared today, in their places."""
    document = from_json(Document, json.loads(whole.adopted.document))
    texts = {
        adopted_story.place: json.loads(adopted_story.told)
        for adopted_story in whole.stories
        if adopted_story.place in shareable
    }
    cover = document.cover
    if cover is not None and COVER in texts:
        quoted = from_json(Cover, texts[COVER])
        cover = replace(quoted, numbers=cover.numbers)
    place = 0
    sections: list[Section] = []
    for section in document.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if not isinstance(block, PaperStory):
                blocks.append(block)
                continue
            if place in texts:
                blocks.append(from_json(PaperStory, texts[place]))
            place += 1
        if blocks:
            sections.append(replace(section, blocks=tuple(blocks)))
    return replace(document, cover=cover, sections=tuple(sections))


def _pictured(work: Work, centre_id: UUID, document: Document) -> Document:
    """With the logo and the photos, which stand in no data."""

    def pictured(told: Told) -> Told:
        if told.photo_id is None:
            return told
        story = work.store(Story).get(told.story_id)
        shown = story is not None and story.photo_may_leave
        if not shown:
            return replace(told, photo=None, photo_shows="")
        return replace(told, photo=work.store(StoryPhoto).get(told.photo_id))

    def photo_of(block: Block) -> Block:
        return pictured(block) if isinstance(block, PaperStory) else block

    return replace(
        document,
        logo=work.store(Logo).get(centre_id),
        cover=document.cover and pictured(document.cover),
        sections=tuple(
            replace(section, blocks=tuple(map(photo_of, section.blocks)))
            for section in document.sections
        ),
    )
