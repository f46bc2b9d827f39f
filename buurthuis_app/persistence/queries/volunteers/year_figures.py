"""Ages of volunteers and numbers of vacancies, for an overview."""

import datetime as dt
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from buurthuis_app.domain.shared.periods import Period, whole_years
from buurthuis_app.domain.volunteers.year_figures import VacancyNumbers
from buurthuis_app.persistence import schema
from buurthuis_app.persistence.database import Work
from buurthuis_app.persistence.queries.shared import read_together
from buurthuis_app.persistence.queries.volunteers import hours


def ages(work: Work, centre_id: UUID, day: dt.date) -> tuple[int | None, ...]:
    """Age of each volunteer who is still there after that day, as far as known; None where it is not at all."""
    stays = hours.stays_of_each(work, centre_id)
    return tuple(
        _age(birth_date, birth_year, day)
        for key, *_stay, birth_date, birth_year in read_together.rows(
            work, hours.staying, centre_id
        )
        if any(stay.goes_on_after(day) for stay in stays[key])
    )


def vacancies(work: Work, centre_id: UUID, period: Period) -> VacancyNumbers | None:
    """None when no vacancy was open in the period."""
    opened = read_together.rows(work, opening, centre_id, period.last)
    filled = [day for _id, day in opened if day is None or day >= period.first]
    if not filled:
        return None
    at_end = sum(day is None or day > period.last for day in filled)
    return VacancyNumbers(open_in=len(filled), filled=len(filled) - at_end, open_at_end=at_end)


def opening(centre_id: UUID, until: dt.date) -> Select[Any]:
    """Asks for the vacancies that were opened up to and including a day, each with when it was filled."""
    table = schema.vacancy
    return select(table.c.id, table.c.filled_on).where(
        table.c.centre_id == centre_id, table.c.opened_on <= until
    )


def _age(birth_date: dt.date | None, birth_year: int | None, day: dt.date) -> int | None:
    if birth_date is not None:
        return whole_years(birth_date, day)
    return None if birth_year is None else day.year - birth_year
