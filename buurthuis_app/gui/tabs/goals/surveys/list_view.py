"""List of surveys: what runs, until when, and how many forms there are."""

from buurthuis_app.gui.widgets.lists.record_table import Align, Column
from buurthuis_app.i18n import _, number, short_date
from buurthuis_app.services.registry import CentreServices
from buurthuis_app.services.surveys.surveys import SurveyLine


def columns(house: CentreServices) -> tuple[Column[SurveyLine], ...]:
    """Columns of the table of surveys."""

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
