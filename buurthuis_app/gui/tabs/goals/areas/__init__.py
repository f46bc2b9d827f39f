"""Areas of the town."""
