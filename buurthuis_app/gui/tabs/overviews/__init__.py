"""Overzichten: the harvest on paper, looked at before it is printed or saved."""
