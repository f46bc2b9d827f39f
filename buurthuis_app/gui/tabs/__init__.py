"""Tabs of the main window. None knows another."""
