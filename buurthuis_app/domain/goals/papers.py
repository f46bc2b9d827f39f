"""Papers of the tab Doelen as frozen values: an initiative, an area, the promises, an empty form."""

import datetime as dt

from msgspec import Struct

from buurthuis_app.domain.centre.centre import Area, ProfileLine
from buurthuis_app.domain.figures.figures import ActivityFigures, Figures
from buurthuis_app.domain.initiatives.budget import Payment
from buurthuis_app.domain.initiatives.figures import Money
from buurthuis_app.domain.initiatives.initiative import Initiative, InitiativeStep
from buurthuis_app.domain.promises.figures import PromiseYear
from buurthuis_app.domain.stories.printed_story import PrintedStory


class InitiativeSheet(Struct, frozen=True, kw_only=True):
    """One initiative on one page. Who started it is not on it, nor how to reach them."""

    centre: str
    printed_on: dt.date
    initiative: Initiative
    themes: str
    groups: str
    areas: str
    steps: tuple[InitiativeStep, ...]
    money: Money
    payments: tuple[Payment, ...]
    activities: tuple[str, ...]
    stories: tuple[PrintedStory, ...]


class AreaSheet(Struct, frozen=True, kw_only=True):
    """One area on one page: what it is like, and what happened there in a year. `stories` may be shown outside."""

    centre: str
    printed_on: dt.date
    area: Area
    year: int
    profile: tuple[ProfileLine, ...]
    visits: Figures
    activities: tuple[ActivityFigures, ...]
    initiatives: tuple[Initiative, ...]
    stories: tuple[PrintedStory, ...]


class QualityCharter(Struct, frozen=True, kw_only=True):
    """The promises of the centre as they hang on the wall, with how they turned out in a year."""

    centre: str
    printed_on: dt.date
    promises: PromiseYear


class ApplicationForm(Struct, frozen=True, kw_only=True):
    """An empty form to hand out to who has an idea; areas and themes are there to tick."""

    centre: str
    printed_on: dt.date
    areas: tuple[str, ...]
    themes: tuple[str, ...]
