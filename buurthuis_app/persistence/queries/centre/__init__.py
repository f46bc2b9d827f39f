"""Centre: name, town, logo, areas, rooms and lists; the questions to the database."""
