"""LexTEH: a legal knowledge base in YAML, its checks, its citations and its site."""

__version__ = "0.1.0"
