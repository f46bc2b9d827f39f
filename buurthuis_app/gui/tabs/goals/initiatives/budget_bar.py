"""Budget of this year as a bar with its figures in words: granted and paid lie over the whole."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from buurthuis_app.domain.initiatives.figures import InitiativeYear
from buurthuis_app.gui.look.style_sheet import scaled
from buurthuis_app.gui.look.theme import GRID, theme
from buurthuis_app.gui.widgets.controls import Text, label, say_as
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.gui.widgets.lists.card_painting import paint_bar
from buurthuis_app.i18n import _, euros

HEIGHT = 10


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.shares: tuple[float, ...] = ()
        theme().changed.connect(self._fit)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, QRect(0, 0, self.width(), self.height()), self.shares)

    def _fit(self) -> None:
        self.setFixedHeight(scaled(HEIGHT, theme().percent))


class BudgetBar(QWidget):
    """Says that there is no budget yet, or how much of it is granted, paid and left."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self._bar = label(""), _Bar()
        in_column(self.words, self._bar, on=self, gap=GRID // 2)

    def show_year(self, year: InitiativeYear) -> None:
        """Show the money of this year."""
        money = year.money
        self._bar.setVisible(bool(money.budget))
        if not money.budget:
            words = _("Voor {year} staat er nog geen budget. Kies Geld om er een te maken.")
            say_as(self.words, words.format(year=year.year), Text.QUIET)
            return
        self._bar.shares = (money.granted / money.budget, money.paid / money.budget)
        self._bar.update()
        left = _("{left} over") if money.left >= 0 else _("{left} te veel toegekend")
        parts = (
            _("Budget {year}: {budget}").format(year=year.year, budget=euros(money.budget)),
            _("{granted} toegekend").format(granted=euros(money.granted)),
            _("{paid} betaald").format(paid=euros(money.paid)),
            left.format(left=euros(abs(money.left))),
        )
        look = Text.PLAIN if money.left >= 0 else Text.WARNING
        say_as(self.words, " · ".join(parts), look)
