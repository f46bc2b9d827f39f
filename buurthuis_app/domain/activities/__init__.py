"""Activities, their series and the plan; the records and rules."""
