"""A photo from a person's file, made small and bare: only the picture itself is kept.

Where a photo was taken, when, and with which telephone stands in its metadata; none of that comes along.
"""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from buurthuis_app.domain.shared.picture import LARGEST_PICTURE, Picture
from buurthuis_app.errors import Invalid
from buurthuis_app.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600  # px; sharp on half a page
MOST_PIXELS = (
    60_000_000  # more than any telephone makes; beyond it a file may be made to fill the memory
)
LARGEST_SIDE = 30_000
"""Pixels; each row of a picture costs memory of its own, however short it is."""
MOST_MEMORY = 240_000_000
"""Bytes that unpacking may take."""
LARGEST_FILE = 40_000_000  # bytes
_KNOWN = ("JPEG", "PNG", "WEBP", "AVIF")
_BYTES_PER_PIXEL = {"JPEG": 1, "PNG": 4.6, "WEBP": 15, "AVIF": 15, "HEIC": 7}
"""What unpacking takes, as measured; of a JPEG only a part is unpacked."""
_PROGRESSIVE = 3
"""Bytes for each pixel and each colour of a JPEG that is to become sharper and sharper: it is unpacked whole."""
_QUALITIES = (85, 75, 65, 50, 35)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
_ORIENTATION = 0x0112
_STRIP = 64
"""Rows of the small picture that are made at a time."""


def read_photo(path: Path) -> Picture:
    """The picture in a file, turned upright and scaled down, as a JPEG of at most LARGEST_PICTURE bytes.

    Raises Invalid when the file is not a picture, or one that cannot be used.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large()
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(_("Dit bestand kan niet worden geopend. Kies een andere foto.")) from error
    return _bare(content)


def _bare(content: bytes) -> Picture:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the number of pixels is looked at below
            if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
                return _small(_upright(_unpacked_heic(content)))
            with Image.open(BytesIO(content), formats=_KNOWN) as opened:
                _refuse_large(opened.size, _bytes_per_pixel(opened))
                return _small(_upright(opened))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (
        *(OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError),
        *(struct.error, zlib.error, IndexError, KeyError, TypeError),
    ) as error:
        raise Invalid(
            _("Dit bestand is geen foto of is beschadigd. Kies een JPG- of PNG-bestand.")
        ) from error


def _unpacked_heic(content: bytes) -> "Image":
    """A photo as iPhones make it. Its size is known before it is unpacked."""
    from pi_heif import open_heif

    photo = open_heif(BytesIO(content), convert_hdr_to_8bit=True)
    _refuse_large(photo.size, _BYTES_PER_PIXEL["HEIC"])
    picture: Image = photo.to_pillow()
    return picture


def _bytes_per_pixel(opened: "Image") -> float:
    if opened.format == "JPEG" and opened.info.get("progressive"):
        return _PROGRESSIVE * len(opened.getbands())
    return _BYTES_PER_PIXEL[opened.format or "WEBP"]


def _refuse_large(size: tuple[int, int], bytes_per_pixel: float) -> None:
    width, height = size
    pixels = width * height
    if pixels > MOST_PIXELS or max(size) > LARGEST_SIDE or pixels * bytes_per_pixel > MOST_MEMORY:
        raise _too_large()


def _upright(opened: "Image") -> "Image":
    """Only the dots of the picture, on white, as its taker held the camera."""
    from PIL import Image, ImageOps

    opened.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))  # a large JPEG is read in part
    turned = ImageOps.exif_transpose(_reduced(opened))
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = Image.new("RGB", turned.size, "white")
    bare.paste(turned, mask=turned.getchannel("A"))
    return bare


def _reduced(opened: "Image") -> "Image":
    """The picture with its transparency, a strip at a time: to resize it whole would take it twice."""
    from PIL import Image

    opened.load()
    exif = opened.getexif()
    factor = max(1, max(opened.size) // LONGEST_SIDE)
    width, height = (-(-side // factor) for side in opened.size)
    small = Image.new("RGBA", (width, height))
    for top in range(0, height, _STRIP):
        end = min((top + _STRIP) * factor, opened.height)
        strip = opened.crop((0, top * factor, opened.width, end)).convert("RGBA")
        small.paste(strip.reduce(factor), (0, top))
    small.getexif()[_ORIENTATION] = exif.get(_ORIENTATION, 1)
    return small


def _small(picture: "Image") -> Picture:
    for quality in _QUALITIES:
        target = BytesIO()
        picture.save(target, "JPEG", quality=quality, optimize=True)
        if target.tell() <= LARGEST_PICTURE:
            return Picture(
                content=target.getvalue(),
                width=picture.width,
                height=picture.height,
            )
    raise _too_large()


def _too_large() -> Invalid:
    return Invalid(
        _("Deze foto is te groot. Kies een kleinere, of sla hem kleiner op als JPG-bestand.")
    )
