"""Questions of privacy to the database."""
