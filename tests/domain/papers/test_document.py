"""What a paper is made of, before it is drawn."""

import datetime as dt
from uuid import UUID

from buurthuis_app.domain.activities.activity import Organiser
from buurthuis_app.domain.centre.logo import Logo
from buurthuis_app.domain.figures.breakdown import Along, BreakdownRow
from buurthuis_app.domain.figures.figures import Figures, Part, defined
from buurthuis_app.domain.figures.visits_chart import Bar, CountedShare, bars
from buurthuis_app.domain.overviews.extra_figures import (
    FiguresSplit,
    HouseUse,
    Meeting,
    RoomHours,
    SplitRow,
)
from buurthuis_app.domain.overviews.overview import Beside
from buurthuis_app.domain.papers.document import (
    Cell,
    Chart,
    Cover,
    Document,
    Figure,
    Glossary,
    Heading,
    LargeNumber,
    Numbers,
    PaperStory,
    Section,
    Sheet,
    Subheading,
    TimeBar,
    TimeLook,
    TimesChart,
    TimesOfMonth,
    Words,
    blocks,
    look_name,
    sentence,
    sheets,
    terms,
)
from buurthuis_app.domain.papers.document import Row as SheetRow
from buurthuis_app.domain.papers.document_json import as_json, from_json
from buurthuis_app.domain.shared import periods
from buurthuis_app.domain.shared.picture import Picture
from buurthuis_app.domain.shared.settings import asked_of, foreword_of, sections_of
from buurthuis_app.records import replace

STORY = UUID(int=7)


def a_sheet(*keys: str) -> Sheet:
    cells = (Cell(value="Koffie", shown="Koffie"), Cell(value=12, shown="12"))
    return Sheet(
        title="Per activiteit",
        headings=(Heading(title="activiteit"), Heading(title="bezoeken", number=True)),
        rows=(SheetRow(cells=cells),),
        terms=defined(*keys),
    )


def a_year_of_times() -> TimesChart:
    times = (TimeBar(day=7, place=0, visits=9, look=TimeLook.ESTIMATED),)
    month = TimesOfMonth(name="mei", visits=Cell(value=9, shown="9"), bars=times)
    return TimesChart(bars=(month,), sheet=a_sheet("visits"))


def a_document() -> Document:
    told = PaperStory(
        story_id=STORY, title="De tafel", origin="", labelled=(("Wat", "Er was plaats."),)
    )
    number = LargeNumber(cell=Cell(value=None, shown="–"), name="bezoeken", notes=("niet geteld",))
    return Document(
        centre="De Schakel",
        title="Jaaroverzicht 2025",
        lines=("Heemskerk",),
        printed_on=dt.date(2026, 1, 15),
        cover=Cover(numbers=(number,), quote="Er was nog een stoel.", story_id=STORY),
        sections=(
            Section(key="numbers", title="", blocks=(Numbers(numbers=(number,)),)),
            Section(
                key="all",
                title="Alles",
                blocks=(
                    *(Subheading(text="Thema"), Words(text="Tekst", quiet=True)),
                    *(a_sheet("visits", "held"), a_sheet("held", "average"), told),
                    Chart(
                        bars=(Bar(label="jan", visits=12, known=CountedShare.WELL, former=9),),
                        former_name="2024",
                        sheet=a_sheet("visits"),
                    ),
                    a_year_of_times(),
                    Glossary(terms=defined("visits")),
                ),
            ),
        ),
    )


def test_it_comes_back_from_its_json_as_it_was() -> None:
    made = a_document()
    written = as_json(made)
    assert isinstance(written, dict)
    assert from_json(Document, written) == made


def test_a_date_in_a_cell_is_its_text_in_json() -> None:
    cell = Cell(value=dt.date(2025, 3, 4), shown="4-3-2025")
    assert as_json(cell) == {"kind": "cell", "value": "2025-03-04", "shown": "4-3-2025"}


def test_a_term_is_listed_once_in_the_order_of_first_use() -> None:
    made = a_document()
    assert [one.key for one in terms(made.sections)] == ["visits", "held", "average"]
    assert len(sheets(made)) == 4
    assert len(tuple(blocks(made))) == 9


def test_how_a_time_went_has_a_name_of_its_own() -> None:
    assert len({look_name(look) for look in TimeLook}) == len(TimeLook)


def test_a_bar_says_how_far_it_can_be_trusted() -> None:
    figures = (
        Figures(held=4, counted=4, visits=9),
        Figures(held=4, counted=1, visits=3),
        Figures(held=4),
        Figures(),
    )
    months = periods.year(2025).months()
    parts = [Part(span=span, figures=one) for span, one in zip(months, figures, strict=False)]
    found = bars(parts, [parts[1], parts[2], None])
    assert [one.known for one in found] == [
        *(CountedShare.WELL, CountedShare.HALF, CountedShare.NOT, CountedShare.NOTHING_HELD)
    ]
    assert [one.former for one in found] == [3, None, None, None]
    assert [one.label for one in found] == ["jan", "feb", "mrt", "apr"]


def test_a_split_tells_something_when_one_row_is_about_something() -> None:
    without = SplitRow(row=BreakdownRow(key=None, name="geen", figures=Figures()), former=Figures())
    area = SplitRow(
        row=BreakdownRow(key=STORY, name="Noord", figures=Figures(counted=2, held=2, visits=12)),
        former=Figures(counted=2, held=2, visits=10),
    )
    assert not FiguresSplit(along=Along.AREA, rows=(without,)).telling
    beside = Beside(splits=(FiguresSplit(along=Along.AREA, rows=(without, area)),))
    assert beside.split(Along.AREA) is not None
    assert beside.split(Along.THEME) is None
    assert area.change is not None
    assert area.change.difference == 2
    assert without.change is None


def test_the_use_of_a_house_that_was_never_open_has_no_share() -> None:
    hours = dt.timedelta(hours=3)
    room = RoomHours(
        name="Zaal",
        organisers={Organiser.CENTRE: hours},
        booked=hours,
        open=dt.timedelta(hours=12),
        outside=dt.timedelta(),
    )
    assert room.share == 0.25
    assert replace(room, open=dt.timedelta()).share is None
    use = HouseUse(
        days=365,
        weeks=52,
        weeks_open=49,
        days_open=200,
        hours_open=dt.timedelta(hours=900),
        rooms=(room,),
    )
    assert use.weeks_closed == 3


def test_all_who_ever_signed_up_are_counted_once() -> None:
    one = Meeting(
        activity_id=STORY,
        title="Eten",
        held=3,
        placed=5,
        waiting=2,
        withdrawn=1,
        attendances=4,
        ticked=2,
    )
    assert one.signed_up == 8


def test_any_picture_can_be_the_logo_of_a_centre() -> None:
    picture = Picture(content=b"x", width=4, height=3)
    logo = Logo.of(STORY, picture)
    assert logo == Logo(centre_id=STORY, content=b"x", width=4, height=3)
    assert isinstance(logo, Picture)


def test_settings_of_a_paper_have_a_key_of_their_own_for_each_year_and_kind() -> None:
    assert foreword_of(periods.year(2025)) == "foreword.2025"
    assert asked_of(periods.year(2025)) == "asked.2025"
    assert sections_of(periods.year(2025)) == "sections.year.2025"
    assert sections_of(periods.month(2025, 3)) == "sections.month.2025"


def test_a_week_is_a_period_by_its_iso_number() -> None:
    week = periods.week(dt.date(2026, 12, 30))
    assert week.name == "week 53 van 2026"
    assert week.last == dt.date(2027, 1, 3)
    assert week.shifted(1).name == "week 1 van 2027"
    assert week.shifted(-1).name == "week 52 van 2026"
    assert week.a_year_earlier().name == "week 52 van 2025"
    assert periods.week(dt.date(2026, 3, 4)).a_year_earlier().name == "week 10 van 2025"
    assert len(week.parts()) == 1


def test_a_file_is_called_by_its_title_unless_that_says_too_much() -> None:
    document = a_document()
    assert document.heading == document.title
    assert replace(document, file_title="Inzage").heading == "Inzage"


def test_a_photo_is_read_as_what_it_shows_or_as_the_photo_of_its_story() -> None:
    story = PaperStory(story_id=None, title="De tuin", origin="", labelled=())
    assert story.photo_words == "Foto bij het verhaal ‘De tuin’"
    assert replace(story, photo_shows="Drie bedden met sla").photo_words == "Drie bedden met sla"


def test_a_sentence_knows_where_its_figures_stand_until_its_words_are_put_elsewhere() -> None:
    visits = Cell(value=12, shown="12")
    told = sentence("Er waren {visits} bezoeken, {visits}!", visits=visits)
    assert told.text == "Er waren 12 bezoeken, 12!"
    assert list(told.pieces()) == ["Er waren ", visits, " bezoeken, ", visits, "!"]
    other = Words(text="Er kwamen er 12.", figures=told.figures)
    assert list(other.pieces()) == ["Er kwamen er 12."]
    twice = Words(text="12", figures=(Figure(at=0, cell=visits), Figure(at=0, cell=visits)))
    assert list(twice.pieces()) == ["", visits, ""]


def test_a_photo_on_the_cover_says_what_it_shows_or_that_it_goes_with_a_story() -> None:
    assert Cover(numbers=()).photo_words == "Foto bij een verhaal van dit jaar"
    assert Cover(numbers=(), photo_shows="De keuken").photo_words == "De keuken"
