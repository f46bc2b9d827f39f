"""Look of the window: palette, style sheet, icons, language of Qt's own texts."""
