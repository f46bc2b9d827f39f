"""Stories, and the consent they are told with; the questions to the database."""
