"""One module per style of legal citation."""
