"""State of one number at the door: the value known to be stored, and the value asked for since."""

from msgspec import Struct

from buurthuis_app.domain.counts.count import Count


class ShownNumber(Struct, frozen=True, kw_only=True):
    """A number as it is on the screen: None when not counted. `version` is that of the count, 0 when there is none."""

    number: int | None = None
    version: int = 0

    @classmethod
    def of(cls, count: Count | None) -> "ShownNumber":
        """The number that is stored."""
        return cls() if count is None else cls(number=count.number, version=count.version)


class Addition(Struct, frozen=True, kw_only=True):
    """So many people more (negative: fewer)."""

    n: int

    def applied(self, reading: ShownNumber) -> ShownNumber:
        """The number on the screen once this step is stored."""
        before = reading.number or 0
        after = max(before + self.n, 0)
        if after == before:
            return reading
        return ShownNumber(number=after, version=reading.version + 1)


class Typed(Struct, frozen=True, kw_only=True):
    """A number that was typed over the one of `version`; None makes it not counted again."""

    number: int | None
    version: int

    def applied(self, reading: ShownNumber) -> ShownNumber:
        """The number on the screen once this step is stored."""
        if self.number is None:
            return ShownNumber()
        if self.number == reading.number:
            return reading
        return ShownNumber(number=self.number, version=reading.version + 1)


Step = Addition | Typed


class TallyState:
    """Folds what is not yet kept over what is, so that a quick hand never sees its number jump back.

    Writes and readings pass one lane in order: a reading that arrives holds all steps that were settled, and none
    of those that were not.
    """

    def __init__(self, shown: ShownNumber) -> None:
        self._kept = shown
        self._open: list[Step] = []

    @property
    def shown(self) -> ShownNumber:
        """The number on the screen now."""
        reading = self._kept
        for step in self._open:
            reading = step.applied(reading)
        return reading

    @property
    def settled(self) -> bool:
        """Whether everything that was asked for is kept or refused."""
        return not self._open

    def ask(self, step: Step) -> None:
        """Show `step` before it is kept."""
        self._open.append(step)

    def keep(self, step: Step, number: int | None) -> None:
        """`step` is durable, and the number is now `number`: more than expected when another door counted too."""
        after = step.applied(self._kept)
        self._kept = ShownNumber(number=number, version=after.version)
        self._open.remove(step)

    def refuse(self, step: Step) -> None:
        """`step` was not kept: show the number without it."""
        self._open.remove(step)

    def read(self, shown: ShownNumber) -> None:
        """This is what is kept now."""
        self._kept = shown
