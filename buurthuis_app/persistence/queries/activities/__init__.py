"""Activities, their series and the plan; the questions to the database."""
