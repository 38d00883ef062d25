"""Results → one SQLite file, and back: schema, writing, reading, and what of it may be published."""
