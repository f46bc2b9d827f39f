"""Goals of the demo: what town and residents aim at, and what they say."""
