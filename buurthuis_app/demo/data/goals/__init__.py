"""Goals of the demo as data: what town and residents aim at, and what they say."""
