"""Summaries of the parts in a few words, read without building the parts."""

from buurthuis_app.domain.voices.matter import MatterStanding
from buurthuis_app.gui.tabs.goals.part import Glance
from buurthuis_app.i18n import _, euros, ngettext, number
from buurthuis_app.services.registry import CentreServices


def initiatives(house: CentreServices) -> Glance:
    """What of this year's budget is left, with how much was granted and paid as a bar."""
    money = house.initiatives.year(house.clock.today().year).money
    if not money.budget:
        return Glance(words=_("nog geen budget dit jaar"))
    words = _("{left} over").format(left=euros(money.left))
    return Glance(words=words, bar=(money.granted / money.budget, money.paid / money.budget))


def indicators(house: CentreServices) -> Glance:
    """How many of last year's targets were reached."""
    met = house.indicators.judged(house.clock.today().year - 1)
    if not met:
        return Glance(words=_("nog geen kengetallen"))
    judged = sum(verdict is not None for verdict in met)
    if not judged:
        words = ngettext("{n} kengetal", "{n} kengetallen", len(met))
        return Glance(words=words.format(n=number(len(met))))
    return Glance(
        words=_("vorig jaar {met} van {all}").format(
            met=number(sum(verdict is True for verdict in met)), all=number(judged)
        )
    )


def promises(house: CentreServices) -> Glance:
    """Summary of the promises: how many were kept this year."""
    year = house.promises.year(house.clock.today().year)
    if not year.rows:
        return Glance(words=_("nog geen beloften"))
    if not year.measured:
        return Glance(words=_("dit jaar niet gemeten"))
    words = _("dit jaar {kept} van {measured} gehouden").format(
        kept=number(year.kept), measured=number(year.measured)
    )
    return Glance(words=words)


def voices(house: CentreServices) -> Glance:
    """How many matters have no answer yet, or else how many there were this year."""
    year = house.voices.year(house.clock.today().year)
    if not year.rows:
        return Glance(words=_("nog geen onderwerpen"))
    unanswered = year.standing_so(MatterStanding.OPEN)
    if unanswered:
        words = ngettext("{n} wacht op antwoord", "{n} wachten op antwoord", unanswered)
        return Glance(words=words.format(n=number(unanswered)))
    kept = year.standing_so(MatterStanding.KEPT)
    return Glance(
        words=_("{n} van {all} gedaan").format(n=number(kept), all=number(len(year.rows)))
    )


def surveys(house: CentreServices) -> Glance:
    """Summary of the surveys: how many run now."""
    lines, today = house.surveys.all(), house.clock.today()
    if not lines:
        return Glance(words=_("nog geen peilingen"))
    running = sum(line.survey.open_on(today) for line in lines)
    if running:
        return Glance(words=ngettext("{n} loopt nu", "{n} lopen nu", running).format(n=running))
    words = ngettext("{n} peiling", "{n} peilingen", len(lines))
    return Glance(words=words.format(n=number(len(lines))))


def areas(house: CentreServices) -> Glance:
    """Summary of the areas: how many there are."""
    count = len(house.neighbourhoods.all())
    if not count:
        return Glance(words=_("nog geen gebieden"))
    return Glance(words=ngettext("{n} gebied", "{n} gebieden", count).format(n=number(count)))
