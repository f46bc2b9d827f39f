"""The steps from one shape of the database to the next. Each is frozen: none reads today's schema."""
