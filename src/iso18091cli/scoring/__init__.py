"""Submission + Catalog → Scorecard, by arithmetic alone."""
