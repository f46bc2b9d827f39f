"""Writes the program's icon as each system wants it, out of buurthuis.svg: `make icons`."""

import io
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent
DRAWING = FOLDER / "buurthuis.svg"
LARGEST, IN_WINDOWS = 1024, (16, 24, 32, 48, 64, 128, 256)
"""Sides in px: the largest is what macOS shows."""


def painted(side: int) -> Image.Image:
    """The drawing as a square of `side` px."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    content = QByteArray()
    held = QBuffer(content)
    held.open(QIODevice.OpenModeFlag.ReadWrite)
    picture.save(held, "PNG")  # type: ignore[call-overload] # Qt takes a device; its stub says a path
    return Image.open(io.BytesIO(bytes(content.data())))


def main() -> None:
    """Draw it once for each size."""
    painted(256).save(FOLDER / "buurthuis.png", optimize=True)
    squares = [painted(side) for side in IN_WINDOWS]
    squares[-1].save(
        FOLDER / "buurthuis.ico",
        sizes=[picture.size for picture in squares],
        append_images=squares[:-1],
    )
    painted(LARGEST).save(FOLDER / "buurthuis.icns")


if __name__ == "__main__":
    main()
