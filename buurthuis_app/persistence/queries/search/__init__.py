"""Search through everything that has a name; the questions to the database."""
