"""Pieces of a page that are more than a paragraph or a table: stories, pictures of a year, what a poster has."""
