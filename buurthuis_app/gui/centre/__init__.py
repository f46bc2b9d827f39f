"""Dialogs about the centre: its name and logo, how long things are kept."""
