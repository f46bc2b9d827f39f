"""Volunteers of the demo as data, with what there is to be on duty for. Nobody of them exists."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind


class DutyData(Data, frozen=True, kw_only=True):
    """A duty, and what it asks."""

    name: str
    needs_vog: bool = False
    minimum_age: int | None = None


class VolunteerData(Data, frozen=True, kw_only=True):
    """An invented volunteer. `begins` and `ends` are shares of the history; no end is still here."""

    name: str
    born: int
    duties: tuple[str, ...]
    begins: float = 0
    ends: float | None = None
    kind: VolunteerKind = VolunteerKind.VOLUNTEER
    talents: str = ""
    wants_to_learn: str = ""
    languages: str = ""


class VolunteersData(Data, frozen=True, kw_only=True):
    """Everybody who helps or helped in the demo's house."""

    duties: tuple[DutyData, ...]
    volunteers: tuple[VolunteerData, ...]
    together: tuple[tuple[str, str], ...]
    """People who only come together."""
    away: tuple[str, ...]
    """Reasons to be away for a while."""

    def needs_vog(self, volunteer: VolunteerData) -> bool:
        """Whether one of the duties of this volunteer asks for a VOG."""
        return any(duty.needs_vog for duty in self.duties if duty.name in volunteer.duties)


@cache
def volunteers_data() -> VolunteersData:
    """The file `volunteers`."""
    return read("volunteers", VolunteersData)
