"""Activities, their series and the plan; the files in and out."""
