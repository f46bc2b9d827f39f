"""Papers: frozen overview data drawn as PDF with ReportLab. No Qt and no SQL here."""

from buurthuis_app.loading import load_when_used

load_when_used("PIL.Image")  # ReportLab imports it (2 MB) for papers with pictures
