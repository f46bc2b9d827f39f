"""Paints the photos and the logo of the demo centre, so that nobody has to stand on them: `python make_photos.py`."""

import io
import math
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

FOLDER = Path(__file__).parent
BESIDE, ACROSS, MARK = (900, 680), (1500, 560), (900, 240)
QUALITY = 78
WOOD, DARK_WOOD, CREAM, INK = "#c69a6b", "#a97d50", "#fbf3e4", "#1f2a30"
TEAL, RED, YELLOW, ORANGE, GREEN = "#0b6e69", "#c8553d", "#e9b44c", "#dd7f3c", "#4f8a4b"
BRIGHT = (TEAL, RED, YELLOW, ORANGE, GREEN, "#6c8ebf", "#e8c7b0")
Paint = Callable[[QPainter, int, int, Random], None]


def _fill(painter: QPainter, box: QRectF, top: str, bottom: str) -> None:
    look = QLinearGradient(box.topLeft(), box.bottomLeft())
    look.setColorAt(0, QColor(top))
    look.setColorAt(1, QColor(bottom))
    painter.fillRect(box, QBrush(look))


def _disc(painter: QPainter, x: float, y: float, size: float, tone: str) -> None:
    """A round thing, lit from the upper left."""
    look = QRadialGradient(QPointF(x - size * 0.3, y - size * 0.35), size * 1.5)
    look.setColorAt(0, QColor(tone).lighter(118))
    look.setColorAt(1, QColor(tone).darker(122))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(look))
    painter.drawEllipse(QPointF(x, y), size, size)


def _shadow(painter: QPainter, x: float, y: float, wide: float, high: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(6):
        painter.setBrush(QColor(40, 25, 10, 16))
        painter.drawEllipse(QPointF(x, y), wide + 4 * step, high + 4 * step)


def _line(painter: QPainter, tone: str, width: float) -> None:
    pen = QPen(QColor(tone), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _table(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    _fill(painter, QRectF(0, 0, wide, high), WOOD, DARK_WOOD)
    for row in range(0, high, 85):
        painter.fillRect(QRectF(0, row, wide, 3), QColor(90, 60, 30, 70))
        for _grain in range(14):
            x, y = chance.uniform(-100, wide), row + chance.uniform(8, 80)
            painter.fillRect(QRectF(x, y, chance.uniform(80, 320), 1.6), QColor(90, 60, 30, 40))


def _cup(painter: QPainter, x: float, y: float, tone: str, turn: float) -> None:
    _shadow(painter, x + 10, y + 14, 92, 92)
    _disc(painter, x, y, 92, CREAM)
    painter.save()
    painter.translate(x, y)
    painter.rotate(turn)
    _line(painter, tone, 16)
    painter.drawEllipse(QPointF(66, 0), 20, 16)
    painter.restore()
    _disc(painter, x, y, 60, tone)
    _disc(painter, x, y, 50, "#6f4526")
    _line(painter, "#caa27d", 5)
    painter.drawArc(QRectF(x - 30, y - 30, 60, 60), 16 * 40, 16 * 130)


def coffee(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    """A table from above: cups, a plate of biscuits, the newspaper."""
    _table(painter, wide, high, chance)
    painter.save()
    painter.translate(620, 60)
    painter.rotate(14)
    painter.fillRect(QRectF(8, 10, 300, 380), QColor(40, 25, 10, 60))
    painter.fillRect(QRectF(0, 0, 300, 380), QColor("#f4f1ea"))
    painter.fillRect(QRectF(22, 22, 256, 30), QColor(INK))
    painter.fillRect(QRectF(22, 70, 150, 110), QColor("#9fb3ae"))
    for row in range(9):
        painter.fillRect(QRectF(186, 72 + 13 * row, 92, 5), QColor("#8b8f92"))
    for row in range(13):
        painter.fillRect(QRectF(22, 200 + 13 * row, 256 - 30 * (row % 3), 5), QColor("#8b8f92"))
    painter.restore()
    for x, y, tone, turn in ((190, 190, TEAL, 30), (430, 470, RED, -140), (770, 540, YELLOW, 200)):
        _cup(painter, x, y, tone, turn)
    _shadow(painter, 178, 528, 120, 120)
    _disc(painter, 170, 516, 122, "#eef0ea")
    for place in range(7):
        angle = place * 0.9
        _disc(painter, 170 + 62 * math.cos(angle), 516 + 62 * math.sin(angle), 36, "#d9a35f")


def kitchen(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    """A large pan on the stove, with steam, below a shelf of jars."""
    _fill(painter, QRectF(0, 0, wide, high), "#f3e6cf", "#e7cfa8")
    for row in range(0, 470, 78):
        for column in range(-1, 10):
            left = column * 110 + (row // 78 % 2) * 55
            painter.fillRect(QRectF(left, row, 106, 74), QColor(255, 255, 255, 90))
    painter.fillRect(QRectF(40, 150, wide - 80, 18), QColor(DARK_WOOD))
    for place in range(8):
        left, tall = 70 + place * 98, chance.choice((70, 84, 98))
        tone = BRIGHT[place % len(BRIGHT)]
        painter.fillRect(QRectF(left, 150 - tall, 62, tall), QColor(tone))
        painter.fillRect(QRectF(left + 6, 150 - tall, 10, tall), QColor(255, 255, 255, 70))
        painter.fillRect(QRectF(left - 3, 138 - tall, 68, 14), QColor("#6b4a2d"))
    _fill(painter, QRectF(0, 560, wide, 120), "#50585c", "#2f363a")
    for left in (90, 560):
        painter.fillRect(QRectF(left, 548, 250, 14), QColor("#20262a"))
    body = QPainterPath()
    body.addRoundedRect(QRectF(250, 350, 400, 205), 36, 36)
    look = QLinearGradient(250, 0, 650, 0)
    look.setColorAt(0, QColor(ORANGE).darker(125))
    look.setColorAt(0.35, QColor(ORANGE).lighter(120))
    look.setColorAt(1, QColor(ORANGE).darker(140))
    painter.fillPath(body, QBrush(look))
    for left in (205, 640):
        painter.fillRect(QRectF(left, 410, 56, 24), QColor("#7c3f17"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#8d4a1e"))
    painter.drawEllipse(QRectF(250, 326, 400, 62))
    painter.setBrush(QColor("#b5342c"))
    painter.drawEllipse(QRectF(270, 334, 360, 46))
    for _bit in range(26):
        x, y = chance.uniform(300, 600), chance.uniform(346, 368)
        painter.setBrush(QColor(chance.choice((GREEN, YELLOW, "#f0dcc0"))))
        painter.drawEllipse(QPointF(x, y), 11, 6)
    for left in (340, 450, 560):
        steam = QPainterPath(QPointF(left, 320))
        steam.cubicTo(left - 60, 270, left + 60, 240, left, 185)
        _line(painter, "#ffffff", 16)
        painter.setOpacity(0.55)
        painter.drawPath(steam)
        painter.setOpacity(1)


def wool(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    """Balls of wool with their needles."""
    _fill(painter, QRectF(0, 0, wide, high), "#e9e2d6", "#cfc3b0")
    places = ((170, 190, 130), (440, 150, 105), (700, 210, 140), (300, 450, 150), (610, 500, 125))
    for (x, y, size), tone in zip(places, (RED, YELLOW, TEAL, ORANGE, "#7d6b91"), strict=True):
        _shadow(painter, x + 14, y + 22, size, size * 0.95)
        _disc(painter, x, y, size, tone)
        painter.save()
        ball = QPainterPath()
        ball.addEllipse(QPointF(x, y), size, size)
        painter.setClipPath(ball)
        for turn in (20, 75, 130):
            painter.save()
            painter.translate(x, y)
            painter.rotate(turn + chance.uniform(-12, 12))
            for strand in range(-6, 7):
                _line(painter, QColor(tone).darker(126).name(), 3)
                bow = size * 0.5
                painter.drawArc(
                    QRectF(-size * 1.1, strand * size / 9 - bow / 2, size * 2.2, bow), 0, 16 * 180
                )
            painter.restore()
        painter.restore()
    for begin, end in (((60, 610), (560, 290)), ((110, 650), (640, 350))):
        _line(painter, "#7c5a37", 13)
        painter.drawLine(QPointF(*begin), QPointF(*end))
        _disc(painter, *begin, 15, RED)
    strand_path = QPainterPath(QPointF(735, 560))
    strand_path.cubicTo(860, 640, 760, 420, 880, 430)
    _line(painter, "#7d6b91", 6)
    painter.drawPath(strand_path)


def mural(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    """A wall in many colours, with the tins still before it."""
    _fill(painter, QRectF(0, 0, wide, high), "#efe4d2", "#e2d3bb")
    step = 140
    for column in range(wide // step + 1):
        for row in range(3):
            box = QRectF(column * step, row * step, step, step)
            front, back = chance.sample(BRIGHT, 2)
            painter.fillRect(box, QColor(back))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(front))
            match chance.randrange(4):
                case 0:
                    painter.drawPie(box.adjusted(0, 0, step, step), 16 * 90, 16 * 90)
                case 1:
                    corners = (box.bottomLeft(), box.topRight(), box.bottomRight())
                    painter.drawPolygon(QPolygonF([QPointF(corner) for corner in corners]))
                case 2:
                    painter.drawEllipse(box.adjusted(22, 22, -22, -22))
                case _:
                    painter.drawPie(box.adjusted(0, -step / 2, 0, step / 2), 16 * 180, 16 * 180)
    painter.fillRect(QRectF(0, 412, wide, 12), QColor(60, 50, 40, 70))
    _fill(painter, QRectF(0, 420, wide, high - 420), "#a8a59e", "#8a8780")
    for column in range(0, wide, 92):
        painter.fillRect(QRectF(column, 420, 3, high), QColor(60, 60, 60, 50))
    for left, tone in ((160, RED), (270, YELLOW), (1080, TEAL), (1195, ORANGE), (1300, GREEN)):
        _shadow(painter, left + 42, 506, 54, 14)
        _fill(painter, QRectF(left, 410, 84, 96), "#dfe3e4", "#aab1b4")
        painter.fillRect(QRectF(left, 438, 84, 40), QColor(tone))
        painter.setBrush(QColor(tone).darker(115))
        painter.drawEllipse(QRectF(left, 400, 84, 24))


def _house(
    painter: QPainter, left: float, foot: float, size: tuple[float, float], tone: str
) -> None:
    """A house with a pointed or a stepped gable, and light behind some of its windows."""
    wide, tall = size
    top = foot - tall
    shape = [(left, foot), (left, top)]
    if int(wide) % 2:
        steps = 4
        for step in range(steps):
            x = left + wide / 2 * step / steps
            shape += [(x, top - 16 * step), (x, top - 16 * (step + 1))]
        mirrored = [(2 * left + wide - x, y) for x, y in reversed(shape[2:])]
        shape += mirrored
    else:
        shape.append((left + wide / 2, top - wide * 0.55))
    shape += [(left + wide, top), (left + wide, foot)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shape]))
    for row in range(int(tall // 62)):
        for column in range(2):
            lit = (row * 3 + column * 5 + int(left)) % 3 == 0
            painter.fillRect(
                QRectF(left + wide * (0.18 + 0.38 * column), top + 14 + 62 * row, wide * 0.24, 38),
                QColor("#ffdf8f" if lit else "#43525a"),
            )


def evening(painter: QPainter, wide: int, high: int, chance: Random) -> None:
    """A row of houses along the water in the evening, and a bench."""
    _fill(painter, QRectF(0, 0, wide, 400), "#f2b880", "#fbe3bd")
    _disc(painter, 1120, 210, 74, "#ffe9b8")
    left = -20.0
    while left < wide:
        size = (float(chance.randrange(92, 137)), float(chance.randrange(130, 215)))
        tone = chance.choice(("#7d4436", "#5f4b45", "#8f5a3f", "#3f5a5c", "#a4684b"))
        _house(painter, left, 390, size, tone)
        left += size[0] + 2
    _fill(painter, QRectF(0, 388, wide, 90), "#e3a774", "#8fa3a0")
    for _ripple in range(60):
        x, y = chance.uniform(0, wide), chance.uniform(396, 470)
        painter.fillRect(QRectF(x, y, chance.uniform(30, 120), 2.5), QColor(255, 255, 255, 90))
    _fill(painter, QRectF(0, 472, wide, high - 472), "#5d7a4c", "#3f5a38")
    for x in (150, 1330):
        painter.fillRect(QRectF(x - 9, 300, 18, 190), QColor("#4b3526"))
        for _leaf in range(34):
            angle, far = chance.uniform(0, 2 * math.pi), chance.uniform(0, 96)
            _disc(
                painter,
                x + far * math.cos(angle),
                250 + 0.8 * far * math.sin(angle),
                chance.uniform(20, 38),
                chance.choice(("#55784a", "#6b8f55", "#8aa35b")),
            )
    for row in range(3):
        painter.fillRect(QRectF(560, 420 + 24 * row, 330, 15), QColor("#3b2a1c"))
    painter.fillRect(QRectF(545, 496, 360, 17), QColor("#4b3526"))
    for x in (580, 855):
        painter.fillRect(QRectF(x, 412, 13, 136), QColor("#2c2018"))


def garden(painter: QPainter, wide: int, _high: int, chance: Random) -> None:
    """Beds of vegetables, with pumpkins before them."""
    _fill(painter, QRectF(0, 0, wide, 250), "#a9cbe0", "#e6efe6")
    for left in range(0, wide, 58):
        tall = 120 + chance.uniform(-6, 6)
        _fill(painter, QRectF(left + 4, 250 - tall, 46, tall + 30), "#c9a27b", "#a57d57")
    for row in range(4):
        top, size = 262 + row * row * 16 + row * 46, 15 + 6 * row
        _fill(painter, QRectF(0, top, wide, 150), "#6b4a32", "#57391f")
        for place in range(-1, wide // (size * 3) + 2):
            x = place * size * 3 + chance.uniform(-5, 5)
            for leaf in range(5):
                painter.save()
                painter.translate(x, top + 12)
                painter.rotate(-70 + 35 * leaf)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(chance.choice((GREEN, "#6ba35f", "#3d7040"))))
                painter.drawEllipse(QPointF(0, -size), size * 0.36, size)
                painter.restore()
    for x, y, size in ((150, 590, 84), (350, 622, 62), (640, 585, 98), (820, 630, 58)):
        _shadow(painter, x, y + size * 0.72, size * 1.05, size * 0.25)
        for part in (-0.62, 0.62, -0.32, 0.32, 0.0):
            painter.save()
            painter.translate(x + part * size, y)
            painter.scale(0.55, 0.8)
            _disc(painter, 0, 0, size, ORANGE)
            painter.restore()
        painter.fillRect(QRectF(x - 7, y - size * 0.8 - 24, 14, 30), QColor("#5b6b35"))


def bicycle(painter: QPainter, wide: int, _high: int, chance: Random) -> None:
    """A bicycle in the workshop."""
    _fill(painter, QRectF(0, 0, wide, 540), "#dfe6e2", "#c3d0ca")
    _fill(painter, QRectF(0, 540, wide, 140), "#9a8a76", "#7d6e5c")
    painter.fillRect(QRectF(90, 60, 720, 150), QColor("#b08a5e"))
    for place in range(11):
        x, long = 130 + 62 * place, chance.uniform(60, 110)
        tone = chance.choice((INK, RED, "#7b878e", TEAL))
        _line(painter, tone, 12)
        painter.drawLine(QPointF(x, 82), QPointF(x, 82 + long))
        _line(painter, tone, 20)
        painter.drawLine(QPointF(x - 7, 82), QPointF(x + 7, 82))
    _shadow(painter, 450, 585, 330, 16)
    for x in (255, 645):
        for spoke in range(18):
            angle = spoke * math.pi / 9
            _line(painter, "#8b979d", 2)
            end = QPointF(x + 128 * math.cos(angle), 445 + 128 * math.sin(angle))
            painter.drawLine(QPointF(x, 445), end)
        _line(painter, INK, 15)
        painter.drawEllipse(QPointF(x, 445), 132, 132)
        _disc(painter, x, 445, 16, "#7b878e")
    _line(painter, TEAL, 17)
    frame = ((255, 445), (430, 455), (590, 300), (345, 300), (430, 455))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in frame]))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in ((255, 445), (345, 300))]))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in ((645, 445), (575, 245))]))
    _line(painter, INK, 15)
    painter.drawPolyline(QPolygonF([QPointF(*p) for p in ((575, 245), (525, 225), (490, 245))]))
    painter.drawLine(QPointF(345, 300), QPointF(332, 262))
    _line(painter, "#6b3b20", 26)
    painter.drawLine(QPointF(292, 256), QPointF(366, 256))
    _disc(painter, 430, 455, 30, "#7b878e")
    _disc(painter, 588, 290, 20, YELLOW)


def logo(painter: QPainter, wide: int, high: int, _chance: Random) -> None:
    """Two links of a chain, and the name."""
    painter.fillRect(QRectF(0, 0, wide, high), QColor("#ffffff"))
    _line(painter, TEAL, 30)
    painter.drawRoundedRect(QRectF(28, 68, 190, 104), 52, 52)
    _line(painter, ORANGE, 30)
    painter.drawRoundedRect(QRectF(148, 68, 190, 104), 52, 52)
    _line(painter, TEAL, 30)
    painter.setClipRect(QRectF(180, 120, 60, 80))
    painter.drawRoundedRect(QRectF(28, 68, 190, 104), 52, 52)
    painter.setClipping(False)
    letters = QFontDatabase.addApplicationFont(str(FOLDER.parents[1] / "fonts/Buurthuis-Bold.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(letters)[0])
    font.setPixelSize(96)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(INK))
    left = QRectF(376, 0, wide - 376, high)
    painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, "De Schakel")


def photo(paint: Paint, size: tuple[int, int]) -> Image.Image:
    """What is painted, a little darker at its corners as a lens makes it."""
    wide, high = size
    picture = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, wide, high, Random(paint.__name__))  # noqa: S311 - the same picture each time
    if size != MARK:
        look = QRadialGradient(QPointF(wide / 2, high / 2), wide * 0.62)
        look.setColorAt(0.55, QColor(0, 0, 0, 0))
        look.setColorAt(1, QColor(30, 15, 0, 75))
        painter.fillRect(QRectF(0, 0, wide, high), QBrush(look))
    painter.end()
    content = QByteArray()
    held = QBuffer(content)
    held.open(QIODevice.OpenModeFlag.ReadWrite)
    picture.save(held, "PNG")  # type: ignore[call-overload] # Qt takes a device; its stub says a path
    return Image.open(io.BytesIO(bytes(content.data()))).convert("RGB")


def main() -> None:
    """Each once."""
    application = QGuiApplication([])
    for paint in (coffee, kitchen, wool, garden, bicycle):
        photo(paint, BESIDE).save(FOLDER / f"{paint.__name__}.jpg", quality=QUALITY, optimize=True)
    for paint in (mural, evening):
        photo(paint, ACROSS).save(FOLDER / f"{paint.__name__}.jpg", quality=QUALITY, optimize=True)
    photo(logo, MARK).save(FOLDER / "logo.jpg", quality=92, optimize=True)
    del application


if __name__ == "__main__":
    main()
