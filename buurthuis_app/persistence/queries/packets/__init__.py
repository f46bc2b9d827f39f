"""What a door file holds that the office must hear."""
