"""The tab Vandaag: count at the door, in two clicks."""
