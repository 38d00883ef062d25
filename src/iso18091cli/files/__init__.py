"""Bytes → files, each moved into place whole: result folders, locks, the cache. Text → the same, made harmless."""
