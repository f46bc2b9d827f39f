"""Widgets that every tab uses: tables, lists, charts, notices."""
