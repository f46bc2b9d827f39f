"""Ages of volunteers and numbers of vacancies, for an overview."""

import datetime as dt
from uuid import UUID

from sqlalchemy import func, or_, select

from buurthuis_app.domain.shared.periods import Period, whole_years
from buurthuis_app.domain.volunteers.volunteer import VolunteerKind
from buurthuis_app.domain.volunteers.year_figures import VacancyNumbers
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work


def ages(work: Work, centre_id: UUID, day: dt.date) -> tuple[int | None, ...]:
    """Age of each volunteer of that day, in whole years as far as known; None where it is not known at all."""
    table = schema.volunteer
    statement = select(table.c.birth_date, table.c.birth_year).where(
        table.c.centre_id == centre_id,
        table.c.kind != VolunteerKind.PROFESSIONAL,
        or_(table.c.since.is_(None), table.c.since <= day),
        or_(table.c.until.is_(None), table.c.until >= day),
    )
    return tuple(_age(date, year, day) for date, year in work.connection.execute(statement))


def vacancies(work: Work, centre_id: UUID, period: Period) -> VacancyNumbers | None:
    """None when no vacancy was open in the period."""
    table = schema.vacancy
    opened = (table.c.centre_id == centre_id, table.c.opened_on <= period.last)

    def counted(*conditions: object) -> int:
        statement = select(func.count()).select_from(table).where(*opened, *conditions)  # type: ignore[arg-type]
        return int(work.connection.execute(statement).scalar_one())

    open_in = counted(or_(table.c.filled_on.is_(None), table.c.filled_on >= period.first))
    if not open_in:
        return None
    return VacancyNumbers(
        open_in=open_in,
        filled=counted(table.c.filled_on.between(period.first, period.last)),
        open_at_end=counted(or_(table.c.filled_on.is_(None), table.c.filled_on > period.last)),
    )


def _age(birth_date: dt.date | None, birth_year: int | None, day: dt.date) -> int | None:
    if birth_date is not None:
        return whole_years(birth_date, day)
    return None if birth_year is None else day.year - birth_year
