"""The explaining parts of the public page: what one can do, what is unwanted, and whom to call when it can't wait."""

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from buurthuis_app.domain.confidant.behaviours import HelpLine, UnwantedBehaviour, UsualLine
from buurthuis_app.gui.look.theme import GRID
from buurthuis_app.gui.widgets.controls import Text, card, label
from buurthuis_app.gui.widgets.layout import aligned, grow, in_column, in_row
from buurthuis_app.i18n import _, long_date


def steps() -> QFrame:
    """What one can do, in the order in which it is tried: each is allowed to be the first."""
    made, column = _sheet(_("Wat kunt u doen?"))
    for number, (what, how) in enumerate(
        (
            (
                _("Zeg het, als u dat durft"),
                _("Zeg tegen de ander: ‘Stop, ik wil dit niet.’ Lukt dat niet? Dat geeft niet."),
            ),
            (
                _("Praat met iemand die u vertrouwt"),
                _("Een vriend, een vrijwilliger, de coördinator. U hoeft het niet alleen te doen."),
            ),
            (
                _("Ga naar de vertrouwenspersoon"),
                _(
                    "Zij luistert, helpt u woorden te vinden en vertelt wat er kan. "
                    "Zij doet niets zonder dat u het goed vindt, behalve als iemand in gevaar is."
                ),
            ),
            (
                _("U kiest wat er daarna gebeurt"),
                _(
                    "Een gesprek met de ander erbij, een klacht, aangifte bij de politie, "
                    "of niets. Niets hoeft."
                ),
            ),
        ),
        1,
    ):
        place = label(str(number), Text.FIGURE)
        place.setFixedWidth(place.fontMetrics().averageCharWidth() * 3)
        column.addLayout(
            in_row(
                aligned(place, Qt.AlignmentFlag.AlignTop),
                grow(_explained(what, label(how))),
                gap=2 * GRID,
            )
        )
    return made


def kinds(behaviours: Sequence[UnwantedBehaviour]) -> QFrame:
    """What nobody has to put up with."""
    made, column = _sheet(_("Wat is ongewenst gedrag?"))
    column.addWidget(
        label(_("Waar de grens ligt, is voor iedereen anders. U bepaalt zelf wat te ver gaat."))
    )
    for kind in behaviours:
        column.addLayout(_explained(kind.heading, label(kind.words) if kind.words else None))
    return made


def help_lines(lines: Iterable[HelpLine]) -> QFrame:
    """Whom to call when it can't wait. Numbers are large, for who dials with shaking hands."""
    made, column = _sheet(_("Kan het niet wachten?"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID)
    for row, line in enumerate(lines):
        urgent = line.usual is UsualLine.EMERGENCY
        number = label(line.dial, Text.DANGER if urgent else Text.LABEL)
        number.setWordWrap(False)
        if urgent:
            number.setProperty("role", Text.HEADING.value)
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setAccessibleName(f"{line.heading}: {line.dial}")
        words = label(line.words, Text.QUIET) if line.words else None
        grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_explained(line.heading, words), row, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return made


def promises(words: Iterable[str]) -> QFrame:
    """What happens to a message, and what this program cannot promise."""
    made, column = _sheet(_("Wat er met uw bericht gebeurt"))
    for sentence in (
        _(
            "Uw bericht gaat meteen op slot. Alleen de vertrouwenspersoon heeft de sleutel. "
            "De coördinator, het bestuur en wie dit bestand meeneemt, kunnen het niet lezen."
        ),
        _(
            "Bewaard worden uw tekst en de dag. Niet uw naam, niet hoe laat het was, "
            "niet wie er aan de computer zat."
        ),
        _(
            "Wat wij niet kunnen beloven: dat niemand over uw schouder meekijkt, dat niemand "
            "een bericht weggooit, en dat de computer zelf te vertrouwen is. Vergelijk de woorden "
            "hieronder met de affiche: zijn zij gelijk, dan is dit haar brievenbus. Liever niet "
            "hier? Bel, of gebruik uw eigen telefoon."
        ),
    ):
        column.addWidget(label(sentence))
    known_by = "\n".join(words)
    if known_by:
        column.addLayout(_explained(_("Controlewoorden van de brievenbus"), label(known_by)))
        column.addWidget(
            label(
                _("Staan op de affiche andere woorden? Laat dan niets achter en bel eerst."),
                Text.QUIET,
            )
        )
    return made


def founded_anew(day: dt.date) -> QFrame:
    """That another mailbox took the place of the former one: everybody may know, for as long as it is told."""
    made, column = _sheet(_("Dit is een nieuwe brievenbus"))
    column.addWidget(
        label(
            _(
                "Zij is op {date} ingesteld, zonder de sleutel van de vorige. Dat kan als de sleutel "
                "van de vertrouwenspersoon kwijt was. Weet u het niet zeker? Vraag ernaar, of bel een "
                "nummer dat u al kende."
            ).format(date=long_date(day))
        )
    )
    return made


def _sheet(heading: str) -> tuple[QFrame, QVBoxLayout]:
    made = card()
    return made, in_column(label(heading, Text.HEADING), on=made, margins=2 * GRID)


def _explained(what: str, words: QLabel | None) -> QVBoxLayout:
    """A few words with what they mean close below."""
    column = in_column(label(what, Text.LABEL), gap=GRID // 4)
    if words is not None:
        column.addWidget(words)
    return column
