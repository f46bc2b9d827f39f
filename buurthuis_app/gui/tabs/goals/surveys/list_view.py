"""List of surveys: what runs, until when, and how many forms there are."""

from buurthuis_app.gui.widgets.lists.columns import day_column, number_column
from buurthuis_app.gui.widgets.lists.record_table import Column
from buurthuis_app.i18n import _
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
        day_column(_("Van"), lambda line: line.survey.first),
        day_column(_("Tot en met"), lambda line: line.survey.last),
        number_column(_("Formulieren"), lambda line: line.sheets),
        Column(title=_("Stand"), value=state),
    )
