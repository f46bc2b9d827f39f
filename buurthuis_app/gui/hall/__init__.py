"""Hall: the programme on a screen that everybody sees."""
