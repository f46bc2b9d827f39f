"""The numbers of each theme with the stories that belong to it, and the stories without one."""

from collections.abc import Iterable

from buurthuis_app.domain.figures.breakdown import Along
from buurthuis_app.domain.figures.figures import Figures
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block, PaperStory, Subheading, Words
from buurthuis_app.domain.shared.texts import folded
from buurthuis_app.domain.stories.printed_story import PrintedStory
from buurthuis_app.i18n import _, listing, ngettext, number, short_date

_QUOTE_MARKS = "\"'“”„‘’«» "


def stories(overview: Overview) -> tuple[Block, ...]:
    """Every story that may be shared: under its first theme beside that theme's numbers, the others at the end.

    The sheet of one theme or activity says what it is about in its title: there they follow each other.
    """
    if not overview.stories:
        return ()
    if overview.subject:
        return tuple(told(story) for story in overview.stories)
    split = (overview.beside or Beside()).split(Along.THEME)
    figures = {row.row.name: row.row.figures for row in split.rows} if split else {}
    blocks: list[Block] = []
    named = sorted({story.themes[0] for story in overview.stories if story.themes}, key=folded)
    for theme in named:
        under = [story for story in overview.stories if story.themes[:1] == (theme,)]
        elsewhere = [story for story in overview.stories if theme in story.themes[1:]]
        blocks += [Subheading(text=_capital(theme)), *_numbers(figures.get(theme))]
        blocks += [told(story) for story in under]
        blocks += _see_also(elsewhere)
    others = [story for story in overview.stories if not story.themes]
    if named and others:
        blocks.append(Subheading(text=_("Andere verhalen")))
    return (*blocks, *(told(story) for story in others))


def told(story: PrintedStory) -> PaperStory:
    """Story as it is printed."""
    parts = (
        (_("Wat er gebeurde"), story.happened),
        (_("Wat er veranderde"), story.changed),
        (_("Waarom dat telt"), story.matters),
    )
    return PaperStory(
        story_id=story.story_id,
        title=heading(story),
        origin=_origin(story),
        labelled=tuple((label, text) for label, text in parts if text.strip()),
        quote=story.quote.strip(_QUOTE_MARKS),
        by=story.teller_role.strip(),
        because=story.chosen_because.strip(),
        photo_id=story.photo_id,
        photo=story.photo,
        photo_shows=story.photo_shows.strip(),
    )


def heading(story: PrintedStory) -> str:
    """Heading of the story: its title, or its day."""
    return story.title.strip() or _("Verhaal van {date}").format(date=short_date(story.date))


def _numbers(figures: Figures | None) -> list[Block]:
    """39 keer gehouden, 512 bezoeken, gemiddeld 13,8."""
    if figures is None or not figures.held:
        return []
    parts = [
        ngettext("{n} keer gehouden", "{n} keer gehouden", figures.held).format(
            n=number(figures.held)
        )
    ]
    if figures.average is None:
        parts.append(_("niet geteld"))
    else:
        parts += [
            ngettext("{n} bezoek", "{n} bezoeken", figures.visits).format(n=number(figures.visits)),
            _("gemiddeld {n}").format(n=number(figures.average, 1)),
        ]
    return [Words(text=" · ".join(parts), quiet=True)]


def _see_also(others: Iterable[PrintedStory]) -> list[Block]:
    """That a story of another theme is about this one too."""
    titles = [f"‘{heading(story)}’ ({story.themes[0]})" for story in others]
    if not titles:
        return []
    return [Words(text=_("Zie ook {stories}.").format(stories=listing(titles)), quiet=True)]


def _origin(story: PrintedStory) -> str:
    """Where and when: activity, theme and date, and who tells when no quote says so already."""
    parts = [story.activity, story.theme, short_date(story.date)]
    if story.teller_role.strip() and not story.quote.strip():
        parts.append(_("verteld door: {role}").format(role=story.teller_role.strip()))
    return " · ".join(part.strip() for part in parts if part.strip())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
