"""JPEG on paper as it is: ReportLab would unpack each picture, to know it again by the sum of all its colours."""

from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo
from typing_extensions import override


class Jpeg(ImageReader):
    """A picture that goes into the PDF as it was kept. Pillow (3 MB), which reads others, need not be there."""

    def __init__(self, content: bytes) -> None:
        # Not that of ImageReader, which asks Pillow how large it is.
        self._kept = content
        self._width, self._height, *_ = readJPEGInfo(BytesIO(content))  # type: ignore[misc] # as if it gave nothing
        self._dataA = None  # it hides nothing behind it

    @override
    def getRGBData(self) -> bytes:
        """What tells it from another picture."""
        return self._kept

    @override
    def jpeg_fh(self) -> BytesIO:  # type: ignore[override] # None is that it has none
        return BytesIO(self._kept)
