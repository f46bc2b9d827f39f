"""Sign-ups for an activity, waiting lists and attendance; the use cases."""
