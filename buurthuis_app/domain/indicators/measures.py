"""Measures of the program: their names in Dutch, and what each figure means and leaves out."""

from buurthuis_app.domain.indicators.indicator import MeasureKind
from buurthuis_app.domain.surveys.survey import QuestionKind
from buurthuis_app.i18n import _


def names() -> dict[MeasureKind, str]:
    """Dutch names of the measures."""
    return {
        MeasureKind.VISITS: _("bezoeken"),
        MeasureKind.HELD: _("gehouden keren"),
        MeasureKind.AVERAGE: _("bezoeken per keer, gemiddeld"),
        MeasureKind.TALLY: _("een telsoort, zoals nieuwe gezichten"),
        MeasureKind.STORIES: _("verhalen die naar buiten mogen"),
        MeasureKind.PRESENT: _("aanwezigen met aanmelding"),
        MeasureKind.OCCUPANCY: _("bezetting van de zalen, in procent"),
        MeasureKind.VOLUNTEERS_AT_END: _("vrijwilligers aan het eind van het jaar"),
        MeasureKind.VOLUNTEERS_AVERAGE: _("vrijwilligers, gemiddeld over het jaar"),
        MeasureKind.VOLUNTEERS_ACTIVE: _("vrijwilligers die iets deden"),
        MeasureKind.HOURS: _("uren van vrijwilligers"),
        MeasureKind.INITIATIVES: _("initiatieven van bewoners"),
    }


def definition(kind: MeasureKind, *, tally: str = "", only: str = "") -> str:
    """What the figure is and what it leaves out; `only` names what it is narrowed to ("thema meedoen")."""
    meanings = {
        MeasureKind.VISITS: _(
            "Alle getelde bezoeken van het jaar bij elkaar. Wie twee keer komt, telt twee keer. "
            "Niet getelde keren zitten er niet in."
        ),
        MeasureKind.HELD: _("Hoe vaak een activiteit doorging; ook wat niet gepland was."),
        MeasureKind.AVERAGE: _("Bezoeken gedeeld door het aantal getelde keren."),
        MeasureKind.TALLY: _("Alles wat dit jaar bij '{tally}' is geteld.").format(tally=tally),
        MeasureKind.STORIES: _("Verhalen van dit jaar die vandaag naar buiten mogen."),
        MeasureKind.PRESENT: _(
            "Hoe vaak iemand die zich aanmeldde als aanwezig is aangevinkt. Wie twee keer komt, telt twee keer: "
            "dit zijn geen verschillende mensen. Wie zonder aanmelding kwam, telt niet mee. "
            "Bij een keer die niet doorging is niemand aanwezig."
        ),
        MeasureKind.OCCUPANCY: _(
            "Uren dat een zaal bezet was, van de uren dat het huis open is. Afgezegde uren tellen niet. "
            "Een zaal die niet meer in gebruik is telt alleen mee als zij in de periode is gebruikt."
        ),
        MeasureKind.VOLUNTEERS_AT_END: _("Vrijwilligers op de laatste dag van het jaar."),
        MeasureKind.VOLUNTEERS_AVERAGE: _(
            "Het gemiddelde van het aantal aan het eind van elke maand."
        ),
        MeasureKind.VOLUNTEERS_ACTIVE: _(
            "Vrijwilligers met ten minste één bevestigde dienst of genoteerd uur."
        ),
        MeasureKind.HOURS: _("Uren van bevestigde diensten en genoteerde uren."),
        MeasureKind.INITIATIVES: _(
            "Initiatieven van bewoners die dit jaar een stap zetten of geld kregen, of die nog liepen."
        ),
    }[kind]
    return f"{meanings} {_('Alleen {what}.').format(what=only)}" if only else meanings


def definition_of_question(kind: QuestionKind, survey: str, question: str, option: str) -> str:
    """The definition of a figure that comes from a survey."""
    where = _("Uit de peiling '{survey}', de vraag '{question}'").format(
        survey=survey, question=question
    )
    if kind is QuestionKind.MARK:
        return _("{where}: het gemiddelde cijfer.").format(where=where)
    return _("{where}: hoeveel procent '{option}' antwoordde.").format(where=where, option=option)
