"""Hints before a paper is printed, in calm sentences, each with a way to where it is mended."""

from enum import Enum

from msgspec import Struct

from buurthuis_app.domain.figures.figures import Part
from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.names_on_paper import NameQuestion, undecided
from buurthuis_app.domain.shared.periods import PeriodKind
from buurthuis_app.i18n import _, day_and_month, listing, month_name, ngettext, number
from buurthuis_app.services.papers.paper import Paper

MOST_NAMED = 4


class Mend(Enum):
    """Place where a hint is mended."""

    COUNTS = "counts"
    STORIES = "stories"
    AIMS = "aims"
    FOREWORD = "foreword"
    ASKED = "asked"
    INDICATORS = "indicators"
    NAMES = "names"


class Hint(Struct, frozen=True, kw_only=True):
    """A sentence; with `mend` there is something to do about it."""

    sentence: str
    mend: Mend | None = None


def hints(paper: Paper) -> tuple[Hint, ...]:
    """All hints about this paper; none when it is ready as it is."""
    all_hints = [Hint(sentence=note) for note in paper.notes]
    all_hints.append(Hint(sentence=_names(paper.questions), mend=Mend.NAMES))
    overview = paper.document.facts if paper.document else None
    if isinstance(overview, Overview):
        all_hints += _of_overview(overview)
        book = paper.document is not None and paper.document.cover is not None
        all_hints += [_without_foreword(overview) if book else _without_asked(overview)]
    return tuple(hint for hint in all_hints if hint.sentence)


def _of_overview(overview: Overview) -> list[Hint]:
    return [
        Hint(sentence=_still_running(overview)),
        Hint(sentence=_nothing_at_all(overview)),
        Hint(sentence=_not_counted(overview), mend=Mend.COUNTS),
        Hint(sentence=_empty_parts(overview), mend=Mend.COUNTS),
        Hint(sentence=_beyond_visits(overview)),
        Hint(sentence=_not_shareable(overview), mend=Mend.STORIES),
        Hint(sentence=_photos_inside(overview), mend=Mend.STORIES),
        Hint(sentence=_unexplained(overview), mend=Mend.AIMS),
        Hint(sentence=_without_actual(overview), mend=Mend.INDICATORS),
    ]


def _names(questions: tuple[NameQuestion, ...]) -> str:
    """The names to decide about; how many were decided when none is left."""
    left = undecided(questions)
    if left:
        names = _named([question.name for question in left])
        return _("Beslis of de naam erin mag: {names}. Tot dan staat er [naam].").format(
            names=names
        )
    if not questions:
        return ""
    return ngettext(
        "Over {n} naam is beslist.", "Over {n} namen is beslist.", len(questions)
    ).format(n=number(len(questions)))


def _still_running(overview: Overview) -> str:
    period, today = overview.period, overview.printed_on
    if today < period.first:
        return _("Deze periode moet nog beginnen.")
    if today < period.last:
        return _("Deze periode is nog niet voorbij. Dit is de stand van vandaag.")
    return ""


def _nothing_at_all(overview: Overview) -> str:
    if overview.figures.counted or overview.told:
        return ""
    return _("In deze periode is niets geteld en niets verteld.")


def _not_counted(overview: Overview) -> str:
    missing = overview.figures.not_counted
    if not missing or not overview.figures.counted:
        return ""
    return ngettext(
        "{n} keer is niet geteld. Die zit niet in het totaal.",
        "{n} keren zijn niet geteld. Die zitten niet in het totaal.",
        missing,
    ).format(n=number(missing))


def _empty_parts(overview: Overview) -> str:
    """The weeks, or of a year the months, in which something was held and nothing at all was counted."""
    empty = [part for part in overview.parts if part.figures.held and not part.figures.counted]
    if not empty or not overview.figures.counted:
        return ""
    if overview.period.monthly:
        return _("Helemaal niet geteld in {months}.").format(
            months=_named([month_name(part.span.first.month) for part in empty])
        )
    return _("Helemaal niet geteld in week {weeks}.").format(
        weeks=_named([_week(part) for part in empty])
    )


def _beyond_visits(overview: Overview) -> str:
    """A part that is larger than the whole: somebody counted in the wrong row."""
    found = (overview.beside or Beside()).beyond_visits
    if not found:
        return ""
    times = _named(
        [f"{beyond.title} {day_and_month(beyond.date)} ({beyond.kind})" for beyond in found]
    )
    return _("Meer 'waarvan' dan bezoeken geteld: {times}.").format(times=times)


def _not_shareable(overview: Overview) -> str:
    missing = overview.told - overview.shareable
    if not missing:
        return ""
    return ngettext(
        "{n} verhaal mag (nog) niet naar buiten. Het staat er niet in.",
        "{n} verhalen mogen (nog) niet naar buiten. Ze staan er niet in.",
        missing,
    ).format(n=number(missing))


def _photos_inside(overview: Overview) -> str:
    staying = sum(story.photo_stays for story in overview.stories)
    if not staying:
        return ""
    return ngettext(
        "{n} foto staat er niet in: van wie erop staan is niet bekend of het mag.",
        "{n} foto's staan er niet in: van wie erop staan is niet bekend of het mag.",
        staying,
    ).format(n=number(staying))


def _unexplained(overview: Overview) -> str:
    """Activities that went more than a tenth otherwise than was aimed at, without a sentence why."""
    titles = [aim.title for aim in (overview.beside or Beside()).aims if aim.unexplained]
    if not titles:
        return ""
    return _("Anders dan beoogd, en nog niet uitgelegd: {titles}.").format(titles=_named(titles))


def _without_foreword(overview: Overview) -> Hint:
    written = overview.beside is None or overview.beside.foreword.strip()
    words = "" if written else _("Er is nog geen voorwoord.")
    return Hint(sentence=words, mend=Mend.FOREWORD)


def _without_asked(overview: Overview) -> Hint:
    """Of the summary of a year: all other papers without a cover are of a shorter time or of one subject."""
    whole = overview.period.kind is PeriodKind.YEAR and not overview.subject
    written = not whole or overview.beside is None or overview.beside.asked.strip()
    words = "" if written else _("Er staat nog niet in wat u de raad vraagt.")
    return Hint(sentence=words, mend=Mend.ASKED)


def _without_actual(overview: Overview) -> str:
    names = (overview.beside or Beside()).without_actual(overview.period.first.year)
    if not names:
        return ""
    return _("Kengetal zonder uitkomst: {names}.").format(names=_named(list(names)))


def _named(words: list[str]) -> str:
    if len(words) <= MOST_NAMED:
        return listing(words)
    rest = _("nog {n}").format(n=number(len(words) - MOST_NAMED))
    return listing([*words[:MOST_NAMED], rest])


def _week(part: Part) -> str:
    return str(part.span.first.isocalendar().week)
