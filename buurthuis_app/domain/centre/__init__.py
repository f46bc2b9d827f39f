"""Centre: name, town, logo, areas, rooms and lists; the records and rules."""
