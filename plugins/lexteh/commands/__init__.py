"""The subcommands of ``lexteh``, one module each: ``HELP``, ``add_arguments`` and ``run``."""
