"""Unwanted behaviours in plain words, and the numbers to call when it can't wait.

Both lists are the centre's own to change. What it did not change keeps the program's words, in the language of the
reader: a visitor at the door may not read Dutch.
"""

from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import Problem, too_long
from buurthuis_app.i18n import _

LONGEST_NAME = 60
LONGEST_NUMBER = 40
LONGEST_EXPLANATION = 300


class UsualBehaviour(Enum):
    """The four kinds that the law on working conditions and every code of conduct name."""

    HARASSMENT = "sexual_harassment"
    VIOLENCE = "aggression"
    BULLYING = "bullying"
    DISCRIMINATION = "discrimination"


class UsualLine(Enum):
    """The numbers that hold in the whole country."""

    EMERGENCY = "emergency"
    POLICE = "police"
    SAFE_AT_HOME = "safe_at_home"
    SEXUAL_VIOLENCE = "sexual_violence"
    DISCRIMINATION = "discrimination"
    SUICIDE = "suicide"


class UnwantedBehaviour(Struct, frozen=True, kw_only=True):
    """One kind of behaviour. Of a usual kind an empty name or explanation means: in the program's own words.

    What the confidant kept may name it, and only she can read that: so a kind is `archived`, never removed.
    """

    id: UUID
    centre_id: UUID
    usual: UsualBehaviour | None = None
    name: str = ""
    explanation: str = ""
    position: int = 0
    archived: bool = False
    version: int = 1

    @property
    def heading(self) -> str:
        """Name of the behaviour."""
        return self.name or (_behaviour_words(self.usual)[0] if self.usual else "")

    @property
    def words(self) -> str:
        """What it is, in plain words. What was given another name explains itself."""
        usual = self.usual if not self.name else None
        return self.explanation or (_behaviour_words(usual)[1] if usual else "")


class HelpLine(Struct, frozen=True, kw_only=True):
    """A number to call. Of a usual one an empty field means: in the program's own words."""

    id: UUID
    centre_id: UUID
    usual: UsualLine | None = None
    name: str = ""
    number: str = ""
    explanation: str = ""
    position: int = 0
    version: int = 1

    @property
    def heading(self) -> str:
        """Name of the organisation or person behind the number."""
        return self.name or (_line_words(self.usual)[0] if self.usual else "")

    @property
    def dial(self) -> str:
        """The number in the form that a telephone dials."""
        return self.number or (_line_words(self.usual)[1] if self.usual else "")

    @property
    def words(self) -> str:
        """When to call the number."""
        usual = self.usual if not self.name else None
        return self.explanation or (_line_words(usual)[2] if usual else "")


Entry = UnwantedBehaviour | HelpLine
"""What stands in one of the two lists of the page."""


def usual_behaviours(centre_id: UUID) -> tuple[UnwantedBehaviour, ...]:
    """The kinds that a new centre begins with."""
    return tuple(
        UnwantedBehaviour(id=new_id(), centre_id=centre_id, usual=usual, position=position)
        for position, usual in enumerate(UsualBehaviour)
    )


def usual_lines(centre_id: UUID) -> tuple[HelpLine, ...]:
    """The numbers that a new centre begins with."""
    return tuple(
        HelpLine(id=new_id(), centre_id=centre_id, usual=usual, position=position)
        for position, usual in enumerate(UsualLine)
    )


def problems_of_entry(entry: Entry) -> tuple[Problem, ...]:
    """Everything a person must still mend before it can stand in its list."""
    faults = []
    if not entry.heading.strip():
        faults.append(Problem("name", _("Vul een naam in.")))
    if isinstance(entry, HelpLine) and not any(sign.isdigit() for sign in entry.dial):
        faults.append(Problem("number", _("Vul het telefoonnummer in.")))
    longest = {"name": LONGEST_NAME, "explanation": LONGEST_EXPLANATION}
    if isinstance(entry, HelpLine):
        longest["number"] = LONGEST_NUMBER
    return (*faults, *too_long(entry, longest))


def _behaviour_words(usual: UsualBehaviour | None) -> tuple[str, str]:
    """Name and explanation of a usual behaviour."""
    if usual is UsualBehaviour.HARASSMENT:
        return _("Seksuele intimidatie"), _(
            "Iemand raakt u aan terwijl u dat niet wilt. Of iemand maakt opmerkingen, grappen of "
            "voorstellen over seks, in het echt of op de telefoon."
        )
    if usual is UsualBehaviour.VIOLENCE:
        return _("Agressie en geweld"), _(
            "Iemand scheldt, schreeuwt, dreigt, slaat, duwt of maakt iets kapot."
        )
    if usual is UsualBehaviour.BULLYING:
        return _("Pesten"), _(
            "Iemand lacht u uit, roddelt over u of sluit u buiten, en dat telkens weer."
        )
    return _("Discriminatie"), _(
        "Iemand behandelt u slechter om wie u bent: uw afkomst, geloof, huidskleur, leeftijd, "
        "beperking, of van wie u houdt."
    )


def _line_words(usual: UsualLine | None) -> tuple[str, str, str]:
    """Name, number and when to call."""
    if usual is UsualLine.EMERGENCY:
        return _("Alarmnummer"), "112", _("Nu gevaar? Bel 112.")
    if usual is UsualLine.POLICE:
        return _("Politie"), "0900-8844", _("Geen haast, wel politie.")
    if usual is UsualLine.SAFE_AT_HOME:
        return (
            _("Veilig Thuis"),
            "0800-2000",
            _("Geweld thuis, ook als u het bij iemand anders ziet. Gratis, dag en nacht."),
        )
    if usual is UsualLine.SEXUAL_VIOLENCE:
        return (
            _("Centrum Seksueel Geweld"),
            "0800-0188",
            _("Na aanranding of verkrachting. Gratis, dag en nacht."),
        )
    if usual is UsualLine.SUICIDE:
        return (
            _("113 Zelfmoordpreventie"),
            "0800-0113",
            _("Denkt u aan zelfmoord? Praat erover. Gratis, dag en nacht."),
        )
    return _("Discriminatie.nl"), "0800-0880", _("Advies en melden van discriminatie. Gratis.")
