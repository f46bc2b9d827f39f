"""How surveys are told in a list: what runs, until when, and how many forms there are."""

from buurthuis_app.gui.goals.part import Glance
from buurthuis_app.gui.tables import Align, Column
from buurthuis_app.i18n import _, ngettext, number, short_date
from buurthuis_app.services.house import House
from buurthuis_app.services.surveys import SurveyLine


def glance(house: House) -> Glance:
    """How many surveys run now."""
    lines, today = house.surveys.all(), house.clock.today()
    if not lines:
        return Glance(words=_("nog geen peilingen"))
    running = sum(line.survey.open_on(today) for line in lines)
    if running:
        return Glance(words=ngettext("{n} loopt nu", "{n} lopen nu", running).format(n=running))
    words = ngettext("{n} peiling", "{n} peilingen", len(lines))
    return Glance(words=words.format(n=number(len(lines))))


def columns(house: House) -> tuple[Column[SurveyLine], ...]:
    """What the table of surveys says."""

    def state(line: SurveyLine) -> str:
        today = house.clock.today()
        if line.survey.open_on(today):
            return _("loopt, ook bij de deur") if line.survey.at_door else _("loopt")
        return _("begint nog") if line.survey.first > today else _("voorbij")

    return (
        Column(title=_("Peiling"), value=lambda line: line.survey.title, stretch=True),
        Column(
            title=_("Van"),
            value=lambda line: line.survey.first,
            display=lambda line: short_date(line.survey.first),
        ),
        Column(
            title=_("Tot en met"),
            value=lambda line: line.survey.last,
            display=lambda line: short_date(line.survey.last),
        ),
        Column(
            title=_("Formulieren"),
            value=lambda line: line.sheets,
            display=lambda line: number(line.sheets),
            align=Align.RIGHT,
        ),
        Column(title=_("Stand"), value=state),
    )
