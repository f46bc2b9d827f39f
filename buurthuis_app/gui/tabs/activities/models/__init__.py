"""Models of activities in a window of their own, each to begin a new activity with."""
