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
LARGEST_FILE = 40_000_000  # bytes
_KNOWN = ("JPEG", "PNG", "WEBP")
_QUALITIES = (85, 75, 65, 50, 35)
_APPLE = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif")


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
    if content[4:8] == b"ftyp" and content[8:12] in _APPLE:
        raise Invalid(
            _(
                "Dit is een foto in de soort HEIC, die hier niet kan worden gelezen. "
                "Bewaar hem op de telefoon als JPG, of maak een schermafdruk."
            )
        )
    return _bare(content)


def _bare(content: bytes) -> Picture:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the number of pixels is looked at below
            with Image.open(BytesIO(content), formats=_KNOWN) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _too_large()
                return _small(_upright(opened))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (
        *(OSError, SyntaxError, ValueError, EOFError, MemoryError),
        *(struct.error, zlib.error, IndexError, KeyError, TypeError),
    ) as error:
        raise Invalid(
            _("Dit bestand is geen foto of is beschadigd. Kies een JPG- of PNG-bestand.")
        ) from error


def _upright(opened: "Image") -> "Image":
    """Only the dots of the picture, on white, as its taker held the camera."""
    from PIL import Image, ImageOps

    opened.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))  # a large JPEG is read in part
    opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    turned = ImageOps.exif_transpose(opened).convert("RGBA")
    bare = Image.new("RGB", turned.size, "white")
    bare.paste(turned, mask=turned.getchannel("A"))
    return bare


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
    return Invalid(_("Deze foto is te groot. Kies een kleinere."))
