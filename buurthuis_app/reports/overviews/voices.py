"""U zei, wij deden in the overview of a year."""

from buurthuis_app.domain.overviews.overview import Beside, Overview
from buurthuis_app.domain.papers.document import Block
from buurthuis_app.reports.voices import you_said


def voices(overview: Overview) -> tuple[Block, ...]:
    """The same figures and chains as on the paper of its own."""
    year = (overview.beside or Beside()).voices
    return you_said.blocks(year) if year is not None else ()
