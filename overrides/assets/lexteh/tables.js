// Filters of tables.
