"""Our citation engine against the links that Légifrance itself publishes."""
