"""What changed between two states of the knowledge base, and when the law itself changed."""
