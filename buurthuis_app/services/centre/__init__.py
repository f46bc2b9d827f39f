"""Centre: name, town, logo, areas, rooms and lists; the use cases."""
