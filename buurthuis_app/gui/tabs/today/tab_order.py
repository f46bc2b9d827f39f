"""Tab goes from one to the next as the eye does."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain_tabs(stops: Iterable[QWidget]) -> None:
    """Let Tab go from one to the next, whichever was made first."""
    for first, other in pairwise(stops):
        QWidget.setTabOrder(first, other)
