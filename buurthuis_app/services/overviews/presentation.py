"""Presentation of the centre's papers: the sections and their order, the foreword of a year, and the logo."""

import json
from pathlib import Path

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import Centre
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.overviews.section_order import AS_IT_IS, Arrangement
from buurthuis_app.domain.shared.periods import YEARS_BACK, Period
from buurthuis_app.domain.shared.permissions import Permission
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.problems import longer_than, refuse
from buurthuis_app.domain.shared.settings import (
    LONGEST_FOREWORD,
    Setting,
    asked_of,
    foreword_of,
    sections_of,
)
from buurthuis_app.errors import Conflict
from buurthuis_app.i18n import _
from buurthuis_app.persistence.database import Work
from buurthuis_app.records import replace
from buurthuis_app.services.centre.logo import keep_logo
from buurthuis_app.services.shared.done import Done, Topic
from buurthuis_app.services.shared.service import Service, keep_setting, kept, still_there

_CHANGES = frozenset({Topic.CENTRE})


class Presenting(Service):
    """Reads and keeps what papers look like."""

    def arrangement(self, period: Period) -> Arrangement:
        """The sections for the paper of a period: its own choice, or that of the last year that has one."""
        with self._database.read() as work:
            return self.arrangement_in(work, period)

    def arrangement_in(self, work: Work, period: Period) -> Arrangement:
        """The same, within a unit of work."""
        kept_settings = {
            setting.key: setting.value
            for setting in work.store(Setting).find(centre_id=self._centre_id)
        }
        for years in range(YEARS_BACK + 1):
            key = sections_of(_years_earlier(period, years))
            if key in kept_settings:
                return _read(kept_settings[key])
        return AS_IT_IS

    def arrange(self, period: Period, arrangement: Arrangement) -> Done[Arrangement]:
        """Keep which sections the papers of this kind have, from this year on."""
        self._actor.demand(Permission.PLAN)
        text = json.dumps(
            {"order": list(arrangement.order), "left_out": sorted(arrangement.left_out)}
        )
        with self._database.begin() as work:
            keep_setting(work, self._centre_id, sections_of(period), text)
        return self._done(work, arrangement, _CHANGES)

    def foreword(self, period: Period) -> str:
        """The foreword of the year's overview; "" when there is none."""
        return self._text(foreword_of(period))

    def write_foreword(self, period: Period, text: str, *, seen: str) -> Done[str]:
        """Keep the foreword of a year. Raises Conflict when another stands there than was `seen`, Invalid when long."""
        self._actor.demand(Permission.PLAN)
        return self._write(foreword_of(period), text, seen)

    def asked(self, period: Period) -> str:
        """What is asked of the council in the summary of a year; "" when that is not written yet."""
        return self._text(asked_of(period))

    def write_asked(self, period: Period, text: str, *, seen: str) -> Done[str]:
        """Keep what is asked of the council. Raises Conflict when another text was `seen`, Invalid when long."""
        self._actor.demand(Permission.PLAN)
        return self._write(asked_of(period), text, seen)

    def _text(self, key: str) -> str:
        with self._database.read() as work:
            setting = work.store(Setting).get(self._centre_id, key)
        return setting.value if setting else ""

    def _write(self, key: str, text: str, seen: str) -> Done[str]:
        refuse(longer_than(LONGEST_FOREWORD, "text", text))
        text = text.strip()
        with self._database.begin() as work:
            if keep_setting(work, self._centre_id, key, text) != seen:
                raise Conflict(
                    _(
                        "Deze tekst is intussen veranderd, misschien door iemand anders. "
                        "Sluit dit venster en kijk wat er nu staat."
                    )
                )
        return self._done(work, text, _CHANGES)

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
            others = keep_logo(work, centre.id, logo)
            stored = kept(work, changed, new=False, with_parts=others)
        return self._done(work, stored, _CHANGES)


def _read(text: str) -> Arrangement:
    fields = json.loads(text)
    return Arrangement(order=tuple(fields["order"]), left_out=frozenset(fields["left_out"]))


def _years_earlier(period: Period, years: int) -> Period:
    for _year in range(years):
        period = period.a_year_earlier()
    return period
