"""The tab Vrijwilligers."""
