"""Stories, and the consent they are told with; the use cases."""
