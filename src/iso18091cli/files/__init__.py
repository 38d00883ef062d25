"""Bytes → files moved whole: result folders, locks, the cache; and text made harmless for where it goes."""
