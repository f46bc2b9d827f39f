"""Sign-ups for an activity, waiting lists and attendance; the questions to the database."""
