"""When somebody can, as a picture: what it paints, what it says of itself and of one cell."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from buurthuis_app.domain.centre.centre import Weekday
from buurthuis_app.domain.shared.day_parts import DayPart
from buurthuis_app.domain.volunteers.volunteer import Availability, Wish
from buurthuis_app.gui.look.theme import Scheme, WindowTheme, theme
from buurthuis_app.gui.tabs.volunteers.people.week_picture import WeekPicture, signs

SOMEBODY = UUID(int=7)


def wish(day: Weekday, part: DayPart, what: Wish) -> Availability:
    return Availability(volunteer_id=SOMEBODY, weekday=day, day_part=part, wish=what)


@pytest.fixture
def picture(show: Callable[[QWidget], None]) -> WeekPicture:
    made = WeekPicture()
    made.show_wishes(
        [
            wish(Weekday.WEDNESDAY, DayPart.MORNING, Wish.RATHER),
            wish(Weekday.SUNDAY, DayPart.EVENING, Wish.CANNOT),
        ]
    )
    show(made)
    return made


def middle(picture: WeekPicture, day: Weekday, part: DayPart) -> QPoint:
    return dict(picture._places())[day, part].center()


def test_it_says_in_a_sentence_what_is_more_than_that_somebody_can(picture: WeekPicture) -> None:
    assert picture.accessibleName() == "woensdag ochtend: liever wel en zondag avond: kan niet"


def test_each_wish_has_its_colour_where_its_day_and_part_are(picture: WeekPicture) -> None:
    painted, palette = picture.grab().toImage(), theme().palette
    ratio = painted.devicePixelRatio()

    def at(day: Weekday, part: DayPart) -> QColor:
        corner = dict(picture._places())[day, part].topLeft() + QPoint(6, 6)  # beside the sign
        return painted.pixelColor(corner * ratio)

    assert at(Weekday.WEDNESDAY, DayPart.MORNING) == QColor(palette.accent)
    assert at(Weekday.SUNDAY, DayPart.EVENING) == QColor(palette.line)
    assert at(Weekday.MONDAY, DayPart.AFTERNOON) == QColor(palette.surface)


def test_it_grows_with_the_type_and_keeps_all_of_itself_in_view(
    picture: WeekPicture, look: WindowTheme
) -> None:
    before = picture.sizeHint()
    look.wear(Scheme.LIGHT, 200)
    after = picture.sizeHint()
    assert after.width() > before.width() * 1.7
    last = dict(picture._places())[Weekday.SUNDAY, DayPart.EVENING]
    assert after.width() > last.right()
    assert after.height() > last.bottom()


@pytest.mark.parametrize(
    ("day", "part", "words"),
    [
        (Weekday.WEDNESDAY, DayPart.MORNING, "woensdag ochtend: liever wel"),
        (Weekday.MONDAY, DayPart.EVENING, "maandag avond: kan"),
    ],
)
def test_the_mouse_on_a_cell_says_it_in_words(
    picture: WeekPicture, day: Weekday, part: DayPart, words: str
) -> None:
    at = middle(picture, day, part)
    asked = QHelpEvent(QEvent.Type.ToolTip, at, picture.mapToGlobal(at))
    QApplication.sendEvent(picture, asked)
    assert QToolTip.text() == words


def test_the_signs_that_are_used_are_explained() -> None:
    wishes = [
        wish(Weekday.MONDAY, DayPart.MORNING, Wish.CANNOT),
        wish(Weekday.FRIDAY, DayPart.MORNING, Wish.CANNOT),
        wish(Weekday.FRIDAY, DayPart.EVENING, Wish.RATHER),
    ]
    assert signs(wishes) == "+ liever wel · × kan niet"
    assert not signs([])
