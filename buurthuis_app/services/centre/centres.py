"""The centre itself: which one this file holds, and how a new one begins."""

from buurthuis_app.domain.centre import centre as rules
from buurthuis_app.domain.centre.centre import ActivityKind, Centre, Theme
from buurthuis_app.domain.counts.count import TallyKind, TallyRole
from buurthuis_app.domain.shared.ids import new_id
from buurthuis_app.domain.shared.problems import refuse
from buurthuis_app.i18n import _, in_dutch
from buurthuis_app.persistence.database import Database
from buurthuis_app.services.shared.done import Done, Topic


class Centres:
    """Founds the centre of a file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def first(self) -> Centre | None:
        """The centre of this file, or None when nobody founded one yet."""
        with self._database.read() as work:
            centres = work.store(Centre).find()
        return centres[0] if centres else None

    def blank(self, name: str = "", town: str = "") -> Centre:
        """A new centre. Nothing is kept yet."""
        return Centre(id=new_id(), name=name.strip(), town=town.strip())

    def found(self, name: str, town: str = "") -> Done[Centre]:
        """Begin a new centre with the usual lists. Raises Invalid without name."""
        centre = self.blank(name, town)
        refuse(rules.problems(centre))
        from buurthuis_app.domain.confidant.behaviours import (
            HelpLine,
            UnwantedBehaviour,
            usual_behaviours,
            usual_lines,
        )

        with self._database.begin() as work:
            work.store(Centre).add(centre)
            work.store(TallyKind).add(*usual_kinds(centre))
            work.store(Theme).add(*usual_themes(centre))
            work.store(ActivityKind).add(*usual_activity_kinds(centre))
            work.store(UnwantedBehaviour).add(*usual_behaviours(centre.id))
            work.store(HelpLine).add(*usual_lines(centre.id))
        return Done(value=centre, changes=frozenset(Topic))

    @in_dutch()
    def found_nameless(self) -> Done[Centre]:
        """Begin a new centre under a name for whoever has not said one yet."""
        return self.found(_("Ons buurthuis"))


@in_dutch()
def usual_kinds(centre: Centre) -> tuple[TallyKind, ...]:
    """The tally kinds a new centre begins with; they are its own to change."""
    begin = (
        (_("volwassenen"), TallyRole.VISITS, True, False),
        (_("kinderen"), TallyRole.VISITS, True, False),
        (_("bezoekers, niet uitgesplitst"), TallyRole.VISITS, False, True),
        (_("nieuwe gezichten"), TallyRole.OF_WHOM, True, False),
    )
    return tuple(
        TallyKind(
            id=new_id(),
            centre_id=centre.id,
            name=name,
            role=role,
            position=position,
            on_card=on_card,
            whole=whole,
        )
        for position, (name, role, on_card, whole) in enumerate(begin)
    )


@in_dutch()
def usual_activity_kinds(centre: Centre) -> tuple[ActivityKind, ...]:
    """Kinds of activity of a new centre, and of a file that is older than the kinds."""
    ambulant, rental, youth = _("ambulant"), _("verhuur"), _("jongerenwerk")
    names = (
        *(_("inloop"), _("cursus"), _("bijeenkomst"), _("eten"), youth, ambulant),
        *(_("reparatie en uitleen"), _("werkgroep"), rental),
    )
    return tuple(
        ActivityKind(
            id=new_id(),
            centre_id=centre.id,
            name=name,
            colour=place,
            position=place,
            outside=name == ambulant,
            rental=name == rental,
            youth=name in {youth, ambulant},
        )
        for place, name in enumerate(names)
    )


@in_dutch()
def usual_themes(centre: Centre) -> tuple[Theme, ...]:
    """The themes that run through the town."""
    names = (_("eenzaamheid"), _("dagbesteding"), _("meedoen"))
    return tuple(Theme(id=new_id(), centre_id=centre.id, name=name) for name in names)
