"""Forms of an activity: new, changed, its series, its end."""
