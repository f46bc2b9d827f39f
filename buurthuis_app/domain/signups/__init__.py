"""Sign-ups for an activity, waiting lists and attendance; the records and rules."""
