"""Half-written forms of the register, kept in the register: sealed, like all that is in it."""

from buurthuis_app.gui.forms.draft_keeper import Texts
from buurthuis_app.services.confidant.unlocked_register import UnlockedRegister


class SealedDrafts:
    """What `gui.drafts` asks of a keeper of drafts."""

    def __init__(self, register: UnlockedRegister) -> None:
        self._register = register

    def keep(self, key: str, texts: Texts) -> None:
        """Remember `texts`, in place of what was kept before."""
        if (
            self._register.is_open
        ):  # locking came first: what was typed until its last pause is kept
            self._register.keep_draft(key, texts)

    def get(self, key: str) -> Texts | None:
        """What was kept, or None."""
        return self._register.draft(key)

    def drop(self, key: str) -> None:
        """Forget it."""
        if self._register.is_open:
            self._register.drop_draft(key)
