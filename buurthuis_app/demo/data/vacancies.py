"""Vacancies of the demo as data, with conditions and candidates."""

from functools import cache

from buurthuis_app.demo.data.toml_file import Data, read


class CandidateData(Data, frozen=True, kw_only=True):
    """Somebody who came forward, and which conditions are met."""

    name: str
    days_ago: int
    met: tuple[str, ...]
    phone: str = ""
    email: str = ""


class VacancyData(Data, frozen=True, kw_only=True):
    """A vacancy, opened so many days ago."""

    title: str
    text: str
    hours: str
    contact: str
    days_ago: int
    duty: str = ""
    conditions: tuple[str, ...]
    candidates: tuple[CandidateData, ...] = ()


class VacanciesData(Data, frozen=True, kw_only=True):
    """Whom the demo's house looks for."""

    vacancies: tuple[VacancyData, ...]


@cache
def vacancies_data() -> VacanciesData:
    """The file `vacancies`."""
    return read("vacancies", VacanciesData)
