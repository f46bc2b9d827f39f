"""Activities, their series and the plan; as they stand on paper."""
