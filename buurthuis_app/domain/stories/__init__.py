"""Stories, and the consent they are told with; the records and rules."""
