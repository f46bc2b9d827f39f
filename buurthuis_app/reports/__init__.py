"""Papers: frozen overview data drawn as PDF with ReportLab. No Qt and no SQL here."""
