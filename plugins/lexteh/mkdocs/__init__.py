"""The MkDocs plugins: thin adapters, and the only place that imports MkDocs."""
