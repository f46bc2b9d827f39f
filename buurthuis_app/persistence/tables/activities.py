"""Activities and the occurrences that come of them."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text, Time, UniqueConstraint

from buurthuis_app.domain.activities.activity import AskedField, LedBy, Organiser, Skip
from buurthuis_app.domain.shared.personal_data import Personal, Retention
from buurthuis_app.persistence.tables.columns import (
    MAY_NAME,
    identity,
    links,
    metadata,
    names,
    refers,
    text,
    version,
)
from buurthuis_app.persistence.types import Lines, SittingsOf, set_of, value_of

_LEADS = Personal(
    purpose="wie de activiteit leidt, voor op de kaart in het kantoor",
    retention=Retention.AFTER_LAST_DATE,
)
_LED = Personal(
    purpose="wie deze keer leidt, voor op de kaart in het kantoor",
    retention=Retention.AFTER_THE_DAY,
)

activity = Table(
    "activity",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    text("title", MAY_NAME),
    Column("first", Date, nullable=False),
    text("rule"),
    Column("until", Date),
    Column("starts", Time),
    Column("ends", Time),
    Column("sitting", Integer, nullable=False),
    Column("further", SittingsOf, nullable=False, info={"holds": "room"}),
    refers("room_id", "room", nullable=True),
    refers("area_id", "area", nullable=True),
    refers("kind_id", "activity_kind", nullable=True),
    text("place", MAY_NAME),
    text("led_by", _LEADS),
    Column("leader", value_of(LedBy), nullable=False),
    Column("organiser", value_of(Organiser), nullable=False),
    text(
        "organised_by",
        Personal(
            purpose="de naam van de huurder of de groep bewoners die organiseert",
            retention=Retention.AFTER_LAST_DATE,
        ),
    ),
    Column("capacity", Integer),
    Column("cost", Integer, nullable=False),
    Column("skips", set_of(Skip), nullable=False),
    Column("sign_up", Boolean, nullable=False),
    Column("asks", set_of(AskedField), nullable=False),
    Column("keep_days", Integer, nullable=False),
    text("description", MAY_NAME),
    refers("initiative_id", "initiative", nullable=True, index=True),
    text("uid"),
    Column("former_titles", Lines, nullable=False, info={"personal": MAY_NAME}),
    version(),
    names("led_by_id", "volunteer", _LEADS),
)

activity_theme = links("activity_theme", activity, "theme_ids", "theme")

activity_group = links("activity_group", activity, "group_ids", "target_group", to="group_id")

occurrence = Table(
    "occurrence",
    metadata,
    identity(),
    refers("centre_id", "centre"),
    refers("activity_id", "activity"),
    Column("date", Date, nullable=False),
    Column("planned_for", Date),
    Column("sitting", Integer, nullable=False),
    Column("starts", Time),
    Column("ends", Time),
    refers("room_id", "room", nullable=True),
    Column(
        "cancelled_because",
        Text,
        info={
            "personal": Personal(
                purpose="waarom een keer niet doorging; er kan staan wie ziek was",
                retention=Retention.AFTER_THE_DAY,
            )
        },
    ),
    text(
        "remark",
        Personal(
            purpose="opmerking bij een keer, in eigen woorden",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    text("place", MAY_NAME),
    text("led_by", _LED),
    text("uid"),
    version(),
    names("led_by_id", "volunteer", _LED),
    UniqueConstraint("activity_id", "planned_for", "sitting"),
    Index(None, "centre_id", "date"),
    Index(None, "activity_id", "date"),
)
