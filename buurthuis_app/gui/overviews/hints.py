"""What is good to know before a paper is printed, in calm sentences, each with a way to where it is mended."""

from dataclasses import dataclass

from buurthuis_app.domain.figures import Part
from buurthuis_app.domain.overview import Overview
from buurthuis_app.i18n import _, listing, month_name, ngettext, number
from buurthuis_app.services.overviews import Paper

MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A sentence; with `mend` there is something to do about it in the harvest of the period."""

    sentence: str
    mend: bool = False


def hints(paper: Paper) -> tuple[Hint, ...]:
    """All hints about this paper; none when it is ready as it is."""
    overview = paper.overview
    found = [Hint(sentence=note) for note in paper.notes]
    plain = (_still_running(overview), _nothing_at_all(overview))
    to_mend = (_not_counted(overview), _empty_parts(overview), _not_shareable(overview))
    found += [Hint(sentence=sentence) for sentence in plain]
    found += [Hint(sentence=sentence, mend=True) for sentence in to_mend]
    return tuple(hint for hint in found if hint.sentence)


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


def _not_shareable(overview: Overview) -> str:
    missing = overview.told - overview.shareable
    if not missing:
        return ""
    return ngettext(
        "{n} verhaal mag (nog) niet naar buiten. Het staat er niet in.",
        "{n} verhalen mogen (nog) niet naar buiten. Ze staan er niet in.",
        missing,
    ).format(n=number(missing))


def _named(words: list[str]) -> str:
    if len(words) <= MOST_NAMED:
        return listing(words)
    rest = _("nog {n}").format(n=number(len(words) - MOST_NAMED))
    return listing([*words[:MOST_NAMED], rest])


def _week(part: Part) -> str:
    return str(part.span.first.isocalendar().week)
