"""Shell: main window, menus, tab strip, navigation, status line, help."""
