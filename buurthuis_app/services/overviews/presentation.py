"""Presentation of the centre's papers: the sections and their order, the foreword of a year, and the logo."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.overviews.section_order import AS_IT_IS, Arrangement
from buurthuis_app.domain.shared.periods import YEARS_BACK, Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import longer_than, refuse
from buurthuis_app.domain.shared.settings import LONGEST_FOREWORD, Setting, foreword_of, sections_of
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, changed_since, still_as, still_there

_Named = tuple[Centre, Logo | None]
_CHANGES = frozenset({Topic.CENTRE})


class Presenting(Service):
    """Reads and keeps what papers look like."""

    def arrangement(self, period: Period) -> Arrangement:
        """The sections for the paper of a period: its own choice, or that of the last year that has one."""
        with self._database.read() as work:
            return self.arrangement_in(work, period)

    def arrangement_in(self, work: Work, period: Period) -> Arrangement:
        """The same, within a unit of work."""
        for years in range(YEARS_BACK + 1):
            key = sections_of(_years_earlier(period, years))
            setting = work.store(Setting).get(self._centre_id, key)
            if setting is not None:
                return _read(setting.value)
        return AS_IT_IS

    def arrange(self, period: Period, arrangement: Arrangement) -> Done[Arrangement]:
        """Keep which sections the papers of this kind have, from this year on."""
        self._actor.demand(Permission.PLAN)
        text = json.dumps(
            {"order": list(arrangement.order), "left_out": sorted(arrangement.left_out)}
        )
        done = self._put(sections_of(period), text)
        return Done(value=arrangement, changes=done.changes, undo=done.undo)

    def foreword(self, period: Period) -> str:
        """The foreword of the year's overview; "" when there is none."""
        with self._database.read() as work:
            setting = work.store(Setting).get(self._centre_id, foreword_of(period))
        return setting.value if setting else ""

    def write_foreword(self, period: Period, text: str, *, seen: str) -> Done[str]:
        """Keep the foreword of a year. Raises Conflict when another stands there than was `seen`, Invalid when long."""
        self._actor.demand(Permission.PLAN)
        refuse(longer_than(LONGEST_FOREWORD, "text", text))
        text = text.strip()
        key = foreword_of(period)
        with self._database.begin() as work:
            former = _set(work, self._centre_id, key, text)
            if former != seen:
                raise Conflict(
                    _(
                        "Dit voorwoord is intussen veranderd, misschien door iemand anders. "
                        "Sluit dit venster en kijk wat er nu staat."
                    )
                )
        return self._done(key, left=text, wanted=former)

    def read_logo(self, path: Path) -> Picture:
        """The picture in a file, small and bare. Raises Invalid when it cannot be used."""
        from buurthuis_app.exchange.pictures.photos import read_photo

        return read_photo(path)

    def named(self) -> tuple[Centre, Picture | None]:
        """The centre as it is called now, and its logo."""
        with self._database.read() as work:
            centre = still_there(work, Centre, self._centre_id)
            logo = work.store(Logo).get(self._centre_id)
        return centre, logo

    def name(self, centre: Centre, logo: Picture | None) -> Done[Centre]:
        """Give the centre another name, town or logo, in one step.

        Raises Invalid for what must be mended, Conflict when somebody else changed the centre since.
        """
        self._actor.demand(Permission.PLAN)
        changed = replace(centre, name=centre.name.strip(), town=centre.town.strip())
        refuse(rules.problems(changed))
        with self._database.begin() as work:
            former = still_there(work, Centre, centre.id)
            stored = work.store(Centre).replace(changed)
            new_logo = None if logo is None else Logo.of(centre.id, logo)
            before = self._exchange(work, new_logo)
        return Done(
            value=stored,
            changes=_CHANGES,
            undo=lambda: self._name_back((stored, new_logo), (former, before)),
        )

    def _name_back(self, left: _Named, target: _Named) -> Done[Centre]:
        with self._database.begin() as work:
            now = still_as(work, left[0])
            if work.store(Logo).get(self._centre_id) != left[1]:
                raise changed_since()
            stored = work.store(Centre).replace(replace(target[0], version=now.version))
            self._exchange(work, target[1])
        again = (stored, target[1])
        return Done(value=stored, changes=_CHANGES, undo=lambda: self._name_back(again, left))

    def _exchange(self, work: Work, target: Logo | None) -> Logo | None:
        store = work.store(Logo)
        former = store.get(self._centre_id)
        if former is not None:
            store.remove([former])
        if target is not None:
            store.add(target)
        return former

    def _put(self, key: str, text: str) -> Done[str]:
        """Keep a setting; an empty text takes it away."""
        with self._database.begin() as work:
            former = _set(work, self._centre_id, key, text)
        return self._done(key, left=text, wanted=former)

    def _done(self, key: str, *, left: str, wanted: str) -> Done[str]:
        return Done(
            value=left, changes=_CHANGES, undo=self._put_back(key, left=left, wanted=wanted)
        )

    def _put_back(self, key: str, *, left: str, wanted: str) -> Callable[[], Done[Any]]:
        def undo() -> Done[str]:
            with self._database.begin() as work:
                if _set(work, self._centre_id, key, wanted) != left:
                    raise changed_since()
            return self._done(key, left=wanted, wanted=left)

        return undo


def _set(work: Work, centre_id: UUID, key: str, text: str) -> str:
    """Keep a setting and return what it was; "" stands for none."""
    store = work.store(Setting)
    former = store.get(centre_id, key)
    if former is not None and text:
        store.replace(replace(former, value=text))
    elif former is not None:
        store.remove([former])
    elif text:
        store.add(Setting(centre_id=centre_id, key=key, value=text))
    return former.value if former else ""


def _read(text: str) -> Arrangement:
    fields = json.loads(text)
    return Arrangement(order=tuple(fields["order"]), left_out=frozenset(fields["left_out"]))


def _years_earlier(period: Period, years: int) -> Period:
    for _year in range(years):
        period = period.a_year_earlier()
    return period
