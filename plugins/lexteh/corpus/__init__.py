"""The knowledge base: model, loader, checks, questions on a date. No MkDocs, no HTML."""
