"""What readers type into the search box, and what should come first."""
