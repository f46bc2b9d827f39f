"""Transactions as no service should open them: a class that its readers are tried on."""

from buurthuis_app.domain.centre.centre import Room
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.done import Done
from buurthuis_app.services.shared.service import Service


class Planted(Service):
    """Every way to open two transactions in one method that was met with."""

    def name(self) -> str:
        """In one transaction."""
        with self._database.read() as work:
            return work.store(Room).find()[0].name

    def _keep(self, room: Room) -> Done[Room]:
        with self._database.begin() as work:
            work.store(Room).add(room)
        return self._done(work, room, frozenset())

    @property
    def shown(self) -> str:
        """The same as a property."""
        return self.name()

    def checked_apart(self, room: Room) -> None:
        """A rule is checked, then the record is written."""
        with self._database.read() as work:
            work.store(Room).find()
        with self._database.begin() as work:
            work.store(Room).add(room)

    def checked_by_another_method(self, room: Room) -> None:
        """The rule is checked by a method that reads."""
        if self.name():
            self._keep(room)

    def by_another_service(self, room: Room) -> None:
        """The rule is checked by another service."""
        other = Planted(self._database, self._clock, self._actor, self._centre_id)
        if not other.name():
            return
        self._keep(room)

    def by_a_property(self) -> tuple[str, str]:
        """Two parts of one value."""
        return self.shown, self.shown

    def in_a_loop(self) -> list[str]:
        """A transaction for each."""
        return [self.name() for _number in range(3)]

    def once_and_for_each(self) -> list[str]:
        """One for what the loop goes through, and one for each."""
        return [self.name() for _letter in self.shown]

    def through_one(self) -> list[str]:
        """What a loop goes through is asked for once."""
        return [letter.upper() for letter in self.name()]

    def inside(self) -> str:
        """A transaction inside another sees other data than that."""
        with self._database.begin():
            return self.name()

    def in_a_function(self) -> None:
        """Of the module."""
        self.name()
        look(self._database)

    def either(self, *, one: bool) -> str:
        """One or the other is one transaction."""
        if one:
            return self.name()
        return self.shown

    def refused(self) -> str:
        """What is refused writes nothing."""
        if not self.name():
            raise ValueError
        return ""

    def later(self) -> object:
        """A way back that opens two."""
        return lambda: (self.name(), self.name())


def look(database: Database) -> None:
    """Open a transaction of one's own."""
    with database.read() as work:
        work.store(Room).find()
