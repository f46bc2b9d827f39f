"""A list for each person of when she or he is on duty, to hand out or to send."""

from buurthuis_app.domain.papers.document import Cell, Document, Section, Words
from buurthuis_app.domain.papers.sheets import sheet
from buurthuis_app.domain.rosters.person_rosters import OwnRoster, OwnShift, RosterLists
from buurthuis_app.domain.rosters.shift import hours_in_figures
from buurthuis_app.i18n import _, listing, long_date, ngettext, number, short_date


def document(lists: RosterLists) -> Document:
    """The lists of everybody in these days, or of one."""
    span = _("{first} tot en met {last}").format(
        first=short_date(lists.first), last=short_date(lists.last)
    )
    nobody = Words(text=_("In deze weken staat nog niemand op het rooster."))
    return Document(
        centre=lists.centre,
        title=_("Rooster per persoon"),
        file_title=_("Rooster {span}").format(span=span),
        lines=(span,),
        printed_on=lists.printed_on,
        sections=tuple(
            _person(person, f"person-{place}") for place, person in enumerate(lists.people)
        )
        or (Section(key="nobody", title="", blocks=(nobody,)),),
    )


def _person(person: OwnRoster, key: str) -> Section:
    shifts = ngettext("{n} dienst", "{n} diensten", len(person.shifts)).format(
        n=number(len(person.shifts))
    )
    hours = _("{n} uur").format(n=hours_in_figures(person.hours))
    table = sheet(
        person.name,
        ((_("dag"), 2), _("tijd"), (_("taak"), 2.6), ""),
        (_row(shift) for shift in person.shifts),
    )
    return Section(
        key=key, title=person.name, blocks=(Words(text=f"{shifts}, {hours}", quiet=True), table)
    )


def _row(own_shift: OwnShift) -> tuple[Cell | str, ...]:
    shift = own_shift.shift.shift
    parts = [own_shift.shift.duty.name, own_shift.shift.activity, shift.remark]
    if own_shift.beside:
        parts.append(_("met {names}").format(names=listing(own_shift.beside)))
    return (
        Cell(value=shift.date, shown=long_date(shift.date)),
        shift.times,
        " · ".join(part for part in parts if part),
        own_shift.state.words,
    )
