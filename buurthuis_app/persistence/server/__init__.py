"""A centre on a PostgreSQL server in place of a file. Nothing of it is imported before somebody asks for a server."""
