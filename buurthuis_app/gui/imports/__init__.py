"""Dialogs that read files: count sheets, calendars."""
