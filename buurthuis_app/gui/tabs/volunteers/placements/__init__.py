"""Work-experience places in a window of their own: who learns where, the places, and what was talked about."""
