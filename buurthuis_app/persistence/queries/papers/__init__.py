"""Papers: the texts that go outside; the questions to the database."""
