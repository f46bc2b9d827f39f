"""Sign-ups of one activity: table, forms, attendance list."""
