"""Queries: one function a question; each returns small frozen results."""
