"""The button at the door that leads to what visitors are asked today; it is only there when something is asked."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from buurthuis_app.gui.operations.operations import Operations
from buurthuis_app.gui.widgets.controls import ButtonKind, dress
from buurthuis_app.i18n import _
from buurthuis_app.services.registry import CentreServices

if TYPE_CHECKING:
    from buurthuis_app.domain.surveys.survey import Questionnaire
    from buurthuis_app.gui.surveys.visitor_screen import SurveyScreen


class SurveyButton(QPushButton):
    """Give it a House that acts for the door, and the language that the door speaks."""

    def __init__(
        self, house: CentreServices, operations: Operations, language: str, parent: QWidget
    ) -> None:
        super().__init__(_("Peiling invullen"), parent)
        self.setAccessibleName(self.text())
        dress(self, ButtonKind.QUIET, "edit")
        self._house, self._operations, self._language = house, operations, language
        self._asked: tuple[Questionnaire, ...] = ()
        self.opened: SurveyScreen | None = None
        self.hide()
        self.clicked.connect(lambda _checked=False: self.open_survey())

    def refresh(self) -> None:
        """Look again what is asked today."""
        self._operations.run(self._house.surveys.at_door, self._show, owner=self)

    def open_survey(self) -> None:
        """Ask, in the whole screen."""
        from buurthuis_app.gui.surveys.visitor_screen import SurveyScreen

        if not self._asked or self.opened is not None:
            return
        screen = SurveyScreen(
            self._house,
            self._operations,
            self._asked,
            language=self._language,
            parent=self.window(),
        )
        screen.finished.connect(self._forget)
        self.opened = screen
        screen.present()

    def _show(self, asked: "tuple[Questionnaire, ...]") -> None:
        self._asked = asked
        self.setVisible(bool(asked))

    def _forget(self, _code: int) -> None:
        if self.opened is not None:
            self.opened.deleteLater()
            self.opened = None
