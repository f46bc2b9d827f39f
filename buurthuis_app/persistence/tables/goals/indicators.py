"""Indicators that town and centre follow from year to year."""

from sqlalchemy import Boolean, Column, Float, Integer, Table, UniqueConstraint

from buurthuis_app.domain.indicators.indicator import Direction, MeasureKind
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    metadata,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import value_of

indicator = Table(
    "indicator",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("name"),
    text("unit"),
    refers("theme_id", "theme", nullable=True),
    Column("direction", value_of(Direction), nullable=False),
    Column("baseline", Float),
    Column("baseline_year", Integer),
    Column("every", Integer, nullable=False),
    text("source"),
    text("meaning"),
    Column("measured_by", value_of(MeasureKind)),
    refers("tally_kind_id", "tally_kind", nullable=True),
    refers("only_theme_id", "theme", nullable=True),
    refers("only_area_id", "area", nullable=True),
    refers("only_group_id", "target_group", nullable=True),
    refers("only_kind_id", "activity_kind", nullable=True),
    refers("question_id", "survey_question", nullable=True),
    Column("question_option", Integer),
    Column("position", Integer, nullable=False),
    version(),
)

indicator_year = Table(
    "indicator_year",
    metadata,
    identity(),
    refers("indicator_id", "indicator"),
    Column("year", Integer, nullable=False),
    Column("target", Float),
    Column("forecast", Float),
    Column("actual", Float),
    Column("no_poll", Boolean, nullable=False),
    Column("next_poll", Integer),
    *(text(name, MAY_NAME) for name in ("source", "explanation")),
    version(),
    UniqueConstraint("indicator_id", "year"),
)
