"""Pages of a PDF as pictures, through pypdfium2. Drawn on the long lane only: pdfium knows one thread at a time."""

import ctypes
import math
import threading
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap

POINTS_PER_INCH = 72
_one_at_a_time = threading.Lock()


class PageSize(Struct, frozen=True, kw_only=True):
    """Size of a page, in points (1/72 inch)."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return tuple(PageSize(width=width, height=height) for width, height in sizes)


def page_picture(pdf: bytes, number: int, pixels_per_point: float) -> QImage:
    """Page `number` (from 0) on white. It is drawn straight into the picture: a copy would double its megabytes."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        width, height = (math.ceil(side * pixels_per_point) for side in page.get_size())
        picture = QImage(width, height, QImage.Format.Format_BGR888)
        bitmap = page.render(
            scale=pixels_per_point,
            may_draw_forms=False,
            bitmap_maker=partial(_inside, picture),
        )
        bitmap.close()
        page.close()
        return picture


def _inside(
    picture: QImage,
    width: int,
    height: int,
    *,
    format: int,  # noqa: A002 - what pypdfium2 calls it
    rev_byteorder: bool,
) -> "PdfBitmap":
    """A bitmap for pdfium whose memory is that of `picture`."""
    from pypdfium2 import PdfBitmap

    if (width, height) != (picture.width(), picture.height()):
        raise ValueError("pdfium wants another size than was made for it")
    memory = (ctypes.c_ubyte * picture.sizeInBytes()).from_buffer(picture.bits())
    return PdfBitmap.new_native(
        width, height, format, rev_byteorder, buffer=memory, stride=picture.bytesPerLine()
    )
