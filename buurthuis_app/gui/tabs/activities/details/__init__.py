"""Details of the activity that is chosen."""
