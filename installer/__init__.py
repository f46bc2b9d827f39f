"""Installers: what people download, made of the folder that `build_installer.py bundle` freezes.

Only the standard library is used here, for the bundle's own Python runs a part of it.
"""
