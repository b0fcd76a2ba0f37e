"""Changing the files of ``legal/``: layout, new files, amendments, renumberings, renamings.

Everything here goes from texts to texts; only :mod:`lexteh.editing.change` touches the disk.
"""
