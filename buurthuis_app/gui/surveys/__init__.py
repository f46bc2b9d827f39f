"""Screen on which a visitor fills in a survey."""
