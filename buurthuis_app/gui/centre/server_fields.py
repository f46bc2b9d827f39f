"""Server fields: where a server is, which database, by which name, and the password for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from buurthuis_app.gui.forms.form import Form
from buurthuis_app.gui.widgets.layout import in_column
from buurthuis_app.i18n import _


class ServerFields(QWidget):
    """`changed` when something else was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.server, self.database, self.user, self.password = (QLineEdit() for _each in range(4))
        self.server.setPlaceholderText("db.example.org")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = Form()
        form.row(
            "server",
            _("Adres van de server"),
            self.server,
            _(
                "Kreeg u een heel adres (postgresql://…), plak dat dan hier; de twee eronder blijven leeg."
            ),
        )
        form.row("database", _("Gegevensbank"), self.database)
        form.row("user", _("Uw naam op de server"), self.user)
        form.row(
            "password",
            _("Wachtwoord"),
            self.password,
            _("Komt in de sleutelhanger van deze computer, en nergens anders."),
        )
        in_column(form, on=self)
        for field in self.fields:
            field.textEdited.connect(self.changed)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """All four, in order."""
        return self.server, self.database, self.user, self.password

    def typed(self) -> tuple[str, str, str, str]:
        """Server, database, name and password."""
        server, database, user, password = (field.text() for field in self.fields)
        return server, database, user, password
