"""Sign-ups for an activity, waiting lists and attendance; as they stand on paper."""
