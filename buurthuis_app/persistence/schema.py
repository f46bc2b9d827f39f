"""Every table, from top to bottom. A personal column carries why it is kept and what ends it."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from buurthuis_app.domain.activities import (
    Activity,
    AskedField,
    LedBy,
    Occurrence,
    Organiser,
    Skip,
)
from buurthuis_app.domain.centre import (
    ActivityKind,
    Area,
    Centre,
    ClosedDay,
    Region,
    Room,
    TargetGroup,
    Theme,
    Weekday,
)
from buurthuis_app.domain.counts import Correction, Count, Source, TallyKind, TallyRole
from buurthuis_app.domain.indicators import Direction, Indicator, IndicatorYear, MeasureKind
from buurthuis_app.domain.privacy import Personal, Retention
from buurthuis_app.domain.settings import Setting
from buurthuis_app.domain.signups import Extension, Place, ReportSent, SignUp
from buurthuis_app.domain.stories import Consent, Story, StoryChoice, StoryPhoto
from buurthuis_app.domain.surveys import (
    Answer,
    AnsweredBy,
    AnswerSheet,
    Question,
    QuestionKind,
    QuestionWording,
    Survey,
    SurveyWording,
)
from buurthuis_app.persistence.types import Id, Lines, Moment, set_of, value_of

APPLICATION_ID = 0x42757572
"""Marks a SQLite file as ours: "Buur" in ASCII."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[Any]:
    return Column("id", Id, primary_key=True)


def _version() -> Column[Any]:
    return Column("version", Integer, nullable=False)


def _refers(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[Any]:
    return Column(name, Id, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def _refers_as_key(name: str, target: str) -> Column[Any]:
    return Column(name, Id, ForeignKey(f"{target}.id"), primary_key=True)


def _text(name: str, personal: Personal | None = None) -> Column[Any]:
    return Column(name, Text, nullable=False, info={"personal": personal} if personal else {})


def _links(name: str, owner: str, other: str, to: str = "") -> Table:
    """A table that ties each record of `owner` to any number of `other`."""
    return Table(
        name,
        metadata,
        Column(f"{owner}_id", Id, ForeignKey(f"{owner}.id"), primary_key=True),
        Column(to or f"{other}_id", Id, ForeignKey(f"{other}.id"), primary_key=True),
        sqlite_with_rowid=False,
    )


centre = Table(
    "centre",
    metadata,
    _id(),
    _text("name"),
    _text("town"),
    Column("region", value_of(Region), nullable=False),
    Column("opens", Time, nullable=False),
    Column("closes", Time, nullable=False),
    Column("open_on", set_of(Weekday), nullable=False),
    _version(),
)

area = Table(
    "area",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    _version(),
)

room = Table(
    "room",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    Column("capacity", Integer),
    Column("archived", Boolean, nullable=False),
    _version(),
)

room_part = _links("room_part", "room", "room", to="part_id")

theme = Table(
    "theme",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    _version(),
)

target_group = Table(
    "target_group",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    _version(),
)

activity_kind = Table(
    "activity_kind",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    Column("colour", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("outside", Boolean, nullable=False),
    Column("rental", Boolean, nullable=False),
    _version(),
)

closed_day = Table(
    "closed_day",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    _text("reason"),
    _version(),
)

tally_kind = Table(
    "tally_kind",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    Column("role", value_of(TallyRole), nullable=False),
    Column("position", Integer, nullable=False),
    Column("on_card", Boolean, nullable=False),
    Column("whole", Boolean, nullable=False),
    _refers("activity_id", "activity", nullable=True),
    _version(),
)

activity = Table(
    "activity",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("title"),
    Column("first", Date, nullable=False),
    _text("rule"),
    Column("until", Date),
    Column("starts", Time),
    Column("ends", Time),
    _refers("room_id", "room", nullable=True),
    _refers("area_id", "area", nullable=True),
    _refers("kind_id", "activity_kind", nullable=True),
    _text("place"),
    _text(
        "led_by",
        Personal(
            purpose="wie de activiteit leidt, voor op de kaart in het kantoor",
            retention=Retention.AFTER_LAST_DATE,
        ),
    ),
    Column("leader", value_of(LedBy), nullable=False),
    Column("organiser", value_of(Organiser), nullable=False),
    _text(
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
    _text("description"),
    _text("uid"),
    _version(),
)

activity_theme = _links("activity_theme", "activity", "theme")
activity_group = _links("activity_group", "activity", "target_group", to="group_id")

occurrence = Table(
    "occurrence",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _refers("activity_id", "activity"),
    Column("date", Date, nullable=False),
    Column("planned_for", Date),
    Column("starts", Time),
    Column("ends", Time),
    _refers("room_id", "room", nullable=True),
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
    _text(
        "remark",
        Personal(
            purpose="opmerking bij een keer, in eigen woorden",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    _text("uid"),
    _version(),
    UniqueConstraint("activity_id", "planned_for"),
    Index(None, "centre_id", "date"),
    Index(None, "activity_id", "date"),
)

count = Table(
    "count",
    metadata,
    Column("occurrence_id", Id, ForeignKey("occurrence.id"), primary_key=True),
    Column("kind_id", Id, ForeignKey("tally_kind.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("source", value_of(Source), nullable=False),
    Column("recorded_by", String(20), nullable=False),
    Column("recorded_at", Moment, nullable=False),
    _version(),
    sqlite_with_rowid=False,
)

correction = Table(
    "correction",
    metadata,
    _id(),
    _refers("occurrence_id", "occurrence", index=True),
    _refers("kind_id", "tally_kind"),
    Column("former", Integer, nullable=False),
    _text(
        "because",
        Personal(
            purpose="waarom een aantal later veranderde, in eigen woorden",
            retention=Retention.AFTER_THE_DAY,
        ),
    ),
    Column("recorded_by", String(20), nullable=False),
    Column("recorded_at", Moment, nullable=False),
)

_STORY = Personal(
    purpose="het verhaal zelf, om te laten zien wat het werk oplevert",
    retention=Retention.UNSHARED_STORY,
)

story_photo = Table(
    "story_photo",
    metadata,
    _id(),
    Column(
        "content",
        LargeBinary,
        nullable=False,
        info={
            "personal": Personal(
                purpose="een foto bij een verhaal, zonder gegevens over camera of plaats",
                retention=Retention.UNSHARED_STORY,
            )
        },
    ),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)

story = Table(
    "story",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    Column("date", Date, nullable=False),
    _text("happened", _STORY),
    _text("title", _STORY),
    _text("changed", _STORY),
    _text("matters", _STORY),
    _text("quote", _STORY),
    _text("teller_role"),
    _text(
        "collected_by",
        Personal(
            purpose="wie het verhaal optekende, een rol of een voornaam",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    _refers("activity_id", "activity", nullable=True, index=True),
    _refers("occurrence_id", "occurrence", nullable=True, index=True),
    _refers("area_id", "area", nullable=True),
    _refers("photo_id", "story_photo", nullable=True, index=True),
    Column("consent", value_of(Consent), nullable=False),
    _text(
        "consent_how",
        Personal(
            purpose="hoe de verteller toestemming gaf, in eigen woorden",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    Column("consent_on", Date),
    Column("consent_until", Date),
    Column("withdrawn_on", Date),
    _version(),
    Index(None, "centre_id", "date"),
)

story_theme = _links("story_theme", "story", "theme")

story_choice = Table(
    "story_choice",
    metadata,
    _refers_as_key("story_id", "story"),
    Column("period", String(30), primary_key=True),
    _text(
        "reason",
        Personal(
            purpose="waarom een verhaal in een overzicht is gekozen, in eigen woorden",
            retention=Retention.UNSHARED_STORY,
        ),
    ),
    Column("chosen_on", Date, nullable=False),
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    metadata,
    _refers_as_key("centre_id", "centre"),
    Column("key", String(60), primary_key=True),
    _text("value"),
    _version(),
    sqlite_with_rowid=False,
)

_SIGN_UP = Personal(
    purpose="wie zich aanmeldde en hoe iemand te bereiken is, alleen voor deze activiteit",
    retention=Retention.SIGN_UP,
)

sign_up = Table(
    "sign_up",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _refers("activity_id", "activity", index=True),
    _refers("occurrence_id", "occurrence", nullable=True, index=True),
    *(_text(name, _SIGN_UP) for name in ("name", "email", "phone", "remark", "meal")),
    Column("place", value_of(Place), nullable=False),
    Column("withdrawn_on", Date),
    Column("erase_on", Date, index=True),
    _version(),
)

presence = _links("presence", "sign_up", "occurrence")

report_sent = Table(
    "report_sent",
    metadata,
    _id(),
    _refers("activity_id", "activity", index=True),
    _refers("occurrence_id", "occurrence", nullable=True),
    Column("sent_on", Date, nullable=False),
)

extension = Table(
    "extension",
    metadata,
    _id(),
    _refers("activity_id", "activity", index=True),
    _refers("occurrence_id", "occurrence", nullable=True),
    Column("until", Date, nullable=False),
    _text(
        "because",
        Personal(
            purpose="waarom aanmeldingen langer worden bewaard, in eigen woorden",
            retention=Retention.SIGN_UP,
        ),
    ),
    Column("recorded_on", Date, nullable=False),
)

survey = Table(
    "survey",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("title"),
    _text("introduction"),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("at_door", Boolean, nullable=False),
    Column("handed_out", Integer),
    _refers("theme_id", "theme", nullable=True),
    _refers("repeats_id", "survey", nullable=True),
    _version(),
)

question = Table(
    "question",
    metadata,
    _id(),
    _refers("survey_id", "survey", index=True),
    Column("position", Integer, nullable=False),
    Column("kind", value_of(QuestionKind), nullable=False),
    _text("words"),
    Column("options", Lines, nullable=False),
    _refers("repeats_id", "question", nullable=True),
    _version(),
)

survey_wording = Table(
    "survey_wording",
    metadata,
    _refers_as_key("survey_id", "survey"),
    Column("language", String(5), primary_key=True),
    _text("title"),
    _text("introduction"),
    sqlite_with_rowid=False,
)

question_wording = Table(
    "question_wording",
    metadata,
    _refers_as_key("question_id", "question"),
    Column("language", String(5), primary_key=True),
    _text("words"),
    Column("options", Lines, nullable=False),
    sqlite_with_rowid=False,
)

# Without row numbers, and with ids drawn by chance: nothing tells in which order the forms came.
answer_sheet = Table(
    "answer_sheet",
    metadata,
    _id(),
    _refers("survey_id", "survey", index=True),
    Column("answered_by", value_of(AnsweredBy), nullable=False),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    _refers_as_key("sheet_id", "answer_sheet"),
    Column("question_id", Id, ForeignKey("question.id"), primary_key=True, index=True),
    Column("value", Integer, primary_key=True, autoincrement=False),
    _text(
        "words",
        Personal(
            purpose="wat iemand bij een open vraag schreef, zonder naam erbij",
            retention=Retention.OPEN_ANSWER,
        ),
    ),
    sqlite_with_rowid=False,
)

indicator = Table(
    "indicator",
    metadata,
    _id(),
    _refers("centre_id", "centre"),
    _text("name"),
    _text("unit"),
    _refers("theme_id", "theme", nullable=True),
    Column("direction", value_of(Direction), nullable=False),
    Column("baseline", Float),
    Column("baseline_year", Integer),
    Column("every", Integer, nullable=False),
    _text("source"),
    _text("meaning"),
    Column("measured_by", value_of(MeasureKind)),
    _refers("tally_kind_id", "tally_kind", nullable=True),
    _refers("only_theme_id", "theme", nullable=True),
    _refers("only_area_id", "area", nullable=True),
    _refers("only_group_id", "target_group", nullable=True),
    _refers("only_kind_id", "activity_kind", nullable=True),
    _refers("question_id", "question", nullable=True),
    Column("question_option", Integer),
    Column("position", Integer, nullable=False),
    _version(),
)

indicator_year = Table(
    "indicator_year",
    metadata,
    _id(),
    _refers("indicator_id", "indicator"),
    Column("year", Integer, nullable=False),
    Column("target", Float),
    Column("forecast", Float),
    Column("actual", Float),
    Column("no_poll", Boolean, nullable=False),
    Column("next_poll", Integer),
    _text("source"),
    _text("explanation"),
    _version(),
    UniqueConstraint("indicator_id", "year"),
)

draft = Table(
    "draft",
    metadata,
    Column("key", Text, primary_key=True),
    _text(
        "content",
        Personal(
            purpose="een half ingevuld formulier, zodat niets verloren gaat",
            retention=Retention.HALF_WRITTEN,
        ),
    ),
    Column("saved_at", Moment, nullable=False),
)

RECORD_TABLES: dict[type, Table] = {
    Centre: centre,
    Area: area,
    Room: room,
    Theme: theme,
    TallyKind: tally_kind,
    Activity: activity,
    Occurrence: occurrence,
    Count: count,
    Correction: correction,
    Story: story,
    StoryPhoto: story_photo,
    StoryChoice: story_choice,
    TargetGroup: target_group,
    ActivityKind: activity_kind,
    ClosedDay: closed_day,
    SignUp: sign_up,
    Extension: extension,
    ReportSent: report_sent,
    Setting: setting,
    Survey: survey,
    Question: question,
    SurveyWording: survey_wording,
    QuestionWording: question_wording,
    AnswerSheet: answer_sheet,
    Answer: answer,
    Indicator: indicator,
    IndicatorYear: indicator_year,
}
"""Which table holds which record; columns and fields share their names."""

LINKS: dict[type, dict[str, Table]] = {
    Room: {"part_ids": room_part},
    Activity: {"theme_ids": activity_theme, "group_ids": activity_group},
    Story: {"theme_ids": story_theme},
    SignUp: {"present_at": presence},
}
"""Which fields of a record stand in a table of their own: its first column is the record, its second the other."""
