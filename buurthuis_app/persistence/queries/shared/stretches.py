"""Stretches of days: the condition by which the occurrences of months and years are read."""

from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, select

from buurthuis_app.persistence import schema


def of_centre(centre_id: UUID | BindParameter[UUID]) -> ColumnElement[Any]:
    """The occurrences of a centre by its activities, not by the day.

    Rows of one activity lie beside each other in the file, those of one day do not: with four hundred activities a
    year is read in a third of the time. A single day is better asked by centre and date.
    """
    activity = schema.activity
    own = select(activity.c.id).where(activity.c.centre_id == centre_id)
    return schema.occurrence.c.activity_id.in_(own)
