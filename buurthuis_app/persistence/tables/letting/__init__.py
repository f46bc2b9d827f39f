"""What the centre lends and lets: things, repairs and rooms; their tables."""
