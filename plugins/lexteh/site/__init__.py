"""What a page shows: view models and templates. Knows the corpus, knows nothing of MkDocs."""
