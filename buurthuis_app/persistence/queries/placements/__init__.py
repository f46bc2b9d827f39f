"""Work-experience places; the questions to the database."""
