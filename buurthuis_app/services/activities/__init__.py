"""Activities, their series and the plan; the use cases."""
