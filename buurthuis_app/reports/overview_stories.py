"""The stories of an overview: what happened, what changed, why it matters, and the teller's own words."""

from io import BytesIO

from reportlab.platypus import CondPageBreak, Flowable, Image

from buurthuis_app.domain.overview import Overview, PrintedStory
from buurthuis_app.i18n import _, short_date
from buurthuis_app.reports import style
from buurthuis_app.reports.blocks import Quote
from buurthuis_app.reports.page import Bookmark
from buurthuis_app.reports.text import Typesetter

_STORY_ROOM = 105
_LABEL_ROOM = 46
_PICTURE_WIDTH = 280
_PICTURE_HEIGHT = 200
_QUOTE_MARKS = "\"'“”„‘’«» "


def stories(overview: Overview, setter: Typesetter) -> list[Flowable]:
    """Every story that may be shared, one after another."""
    drawn: list[Flowable] = []
    for index, story in enumerate(overview.stories):
        drawn += _story(story, f"story-{index}", setter, first=index == 0)
    return drawn


def _story(story: PrintedStory, key: str, setter: Typesetter, *, first: bool) -> list[Flowable]:
    drawn: list[Flowable] = [CondPageBreak(_STORY_ROOM)]
    title = setter.line(story.title) or _("Verhaal van {date}").format(date=short_date(story.date))
    drawn += [
        Bookmark(title, key, level=1),
        setter.paragraph(title, style.FIRST_SUBHEADING if first else style.SUBHEADING),
        setter.paragraph(_origin(story), style.META),
        *_picture(story),
    ]
    for label, text in (
        (_("Wat er gebeurde"), story.happened),
        (_("Wat er veranderde"), story.changed),
        (_("Waarom dat telt"), story.matters),
    ):
        if text.strip():
            drawn += [
                CondPageBreak(_LABEL_ROOM),
                setter.paragraph(label, style.LABEL),
                *setter.paragraphs(text, style.BODY),
            ]
    words = story.quote.strip(_QUOTE_MARKS)
    if words:
        said = setter.paragraphs(f"‘{words}’", style.QUOTE)
        role = story.teller_role.strip()
        by = [setter.paragraph(f"– {role}", style.QUOTED)] if role else []
        drawn.append(Quote([*said, *by]))
    if story.chosen_because.strip():
        drawn += [
            CondPageBreak(_LABEL_ROOM),
            setter.paragraph(_("Waarom dit verhaal hier staat"), style.LABEL),
            *setter.paragraphs(story.chosen_because, style.BODY),
        ]
    return drawn


def _picture(story: PrintedStory) -> list[Flowable]:
    """The photo, within a box of its own and never larger than it is."""
    photo = story.photo
    if photo is None:
        return []
    scale = min(_PICTURE_WIDTH / photo.width, _PICTURE_HEIGHT / photo.height, 1.0)
    size = (photo.width * scale, photo.height * scale)
    drawn = Image(BytesIO(photo.content), *size, hAlign="LEFT")
    drawn.spaceBefore = drawn.spaceAfter = style.GAP
    return [drawn]


def _origin(story: PrintedStory) -> str:
    """Where and when: activity, theme and date, and who tells when no quote says so already."""
    parts = [story.activity, story.theme, short_date(story.date)]
    if story.teller_role.strip() and not story.quote.strip():
        parts.append(_("verteld door: {role}").format(role=story.teller_role.strip()))
    return " · ".join(part.strip() for part in parts if part.strip())
