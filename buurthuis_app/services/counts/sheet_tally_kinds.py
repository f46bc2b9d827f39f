"""Tally kinds that the numbers in a file belong to; a kind that does not exist yet is made on the way."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.counts.count import LARGEST_NUMBER, TallyKind, TallyRole
from buurthuis_app.domain.counts.count_sheet import FoundOccurrence, KindUse, Understanding
from buurthuis_app.domain.counts.sheet_merge import is_about_children
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.texts import name_key
from buurthuis_app.i18n import _, in_dutch


class NoCountError(Exception):
    """These numbers can't be a count. Its text is the sentence for the user."""


class CountNumbers(Struct, frozen=True, gc=False):
    """The numbers of one occurrence: those that add up to the visits, and those that lie inside or beside them."""

    visits: tuple[tuple[TallyKind, int], ...]
    rest: tuple[tuple[TallyKind, int], ...]
    children: int

    @property
    def total(self) -> int:
        """All visits together."""
        return sum(value for _kind, value in self.visits)


class KindsMeant:
    """Knows the centre's kinds, what people said about those of the file, and the new ones."""

    def __init__(
        self,
        known: Iterable[TallyKind],
        centre_id: UUID,
        understanding: Understanding,
        of_whom: frozenset[str],
        aside: frozenset[str] = frozenset(),
    ) -> None:
        kinds = tuple(known)
        self.new: list[TallyKind] = []
        self.adding = {kind.id for kind in kinds if kind.role is TallyRole.VISITS}
        self._by_name = {name_key(name): kind for kind in kinds for name in kind.former_names} | {
            name_key(kind.name): kind for kind in kinds
        }
        self._whole = next((kind for kind in kinds if kind.whole), None)
        self._known = len(kinds)
        self._centre_id = centre_id
        self._said = understanding.kinds
        self._of_whom = of_whom
        self._aside = aside
        self._meant: dict[str, TallyKind | None] = {}

    def numbers(self, found: FoundOccurrence) -> CountNumbers:
        """The numbers by tally kind, a total reduced to what its parts leave. Raises NoCountError."""
        visits: dict[str, tuple[TallyKind, int]] = {}
        rest: dict[str, tuple[TallyKind, int]] = {}
        unsplit: int | None = None
        for name, value in found.numbers:
            if not name:
                unsplit = value
            elif (kind := self._of(name)) is not None:
                side = visits if kind.role is TallyRole.VISITS else rest
                earlier = side[kind.name][1] if kind.name in side else 0
                side[kind.name] = (kind, earlier + value)
        if found.total is not None:
            unsplit = found.total - sum(value for _kind, value in visits.values())
        if unsplit is not None and unsplit < 0:
            raise NoCountError(_("De delen zijn samen meer dan het totaal. Kijk welk getal klopt."))
        if unsplit is not None and (unsplit or not visits):
            whole = self._total_kind()
            named = visits.pop(whole.name, (whole, 0))[1]
            visits[whole.name] = (whole, unsplit + named)
        pairs = (*visits.values(), *rest.values())
        if any(not 0 <= value <= LARGEST_NUMBER for _kind, value in pairs):
            raise NoCountError(_("Dit aantal kan niet. Kijk of er een cijfer te veel staat."))
        children = sum(value for kind, value in pairs if is_about_children(kind.name))
        return CountNumbers(tuple(visits.values()), tuple(rest.values()), children)

    def _of(self, name: str) -> TallyKind | None:
        """The kind of this name; None when people said to leave it out."""
        if name not in self._meant:
            left_out = self._said.get(name_key(name)) is KindUse.LEAVE_OUT
            self._meant[name] = None if left_out else self._named(name)
        return self._meant[name]

    def _named(self, name: str) -> TallyKind:
        key = name_key(name)
        if key not in self._by_name:
            usual = KindUse.OF_WHOM if name in self._of_whom else KindUse.VISITS
            usual = KindUse.ASIDE if name in self._aside else usual
            role = TallyRole(self._said.get(key, usual).value)
            self._by_name[key] = self._make(name.strip(), role, whole=False)
        return self._by_name[key]

    def _total_kind(self) -> TallyKind:
        if self._whole is None:
            with in_dutch():
                name = _("bezoekers, niet uitgesplitst")
            self._whole = self._make(name, TallyRole.VISITS, whole=True)
        return self._whole

    def _make(self, name: str, role: TallyRole, *, whole: bool) -> TallyKind:
        kind = TallyKind(
            id=new_id(),
            centre_id=self._centre_id,
            name=name,
            role=role,
            position=self._known + len(self.new),
            on_card=False,
            whole=whole,
        )
        self.new.append(kind)
        if role is TallyRole.VISITS:
            self.adding.add(kind.id)
        return kind
