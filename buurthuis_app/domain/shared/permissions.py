"""Permissions: a profile decides what may be done, not a person's name."""

from enum import Enum

from msgspec import Struct

from buurthuis_app.errors import NotAllowed
from buurthuis_app.i18n import _


class Profile(Enum):
    """The three desks of a centre. The value is what is stored beside a count."""

    DOOR = "door"
    COORDINATOR = "coordinator"
    BOARD = "board"


class Permission(Enum):
    """Permission of a profile."""

    COUNT = "count"
    TELL = "tell"
    PLAN = "plan"
    CORRECT = "correct"
    READ_FIGURES = "read figures"
    READ_PEOPLE = "read people"
    """See who leads an activity, and what was noted about a time in free words."""
    MANAGE_PEOPLE = "manage people"
    """See and change all about volunteers."""
    MAKE_ROSTER = "make roster"
    """Say when people are needed, and who comes."""
    IMPORT = "import"
    SET_GOALS = "set goals"
    """Keep initiatives and their money, indicators, promises and surveys."""
    KEEP = "keep"
    SHOW_CONFIDANT = "show confidant"
    """Change what the page of the confidant says to everybody; what is confided to her no profile may read."""


_ALLOWED: dict[Profile, frozenset[Permission]] = {
    Profile.DOOR: frozenset({Permission.COUNT, Permission.TELL}),
    Profile.COORDINATOR: frozenset(Permission),
    Profile.BOARD: frozenset({Permission.READ_FIGURES, Permission.READ_PEOPLE}),
}


class Actor(Struct, frozen=True, kw_only=True):
    """Actor: the profile on whose behalf a service works."""

    profile: Profile

    def may(self, permission: Permission) -> bool:
        """Whether this profile is allowed to do this."""
        return permission in _ALLOWED[self.profile]

    def demand(self, permission: Permission) -> None:
        """Raise NotAllowed unless this profile is allowed to do this."""
        if not self.may(permission):
            raise NotAllowed(_("Dit kan alleen de coördinator doen. Vraag het aan haar of hem."))


def names() -> dict[Profile, str]:
    """What people call each profile."""
    return {
        Profile.DOOR: _("deur"),
        Profile.COORDINATOR: _("coördinator"),
        Profile.BOARD: _("bestuur"),
    }


COORDINATOR = Actor(profile=Profile.COORDINATOR)
DOOR = Actor(profile=Profile.DOOR)
BOARD = Actor(profile=Profile.BOARD)
