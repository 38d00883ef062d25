"""Submission + Catalog → Scorecard: pure arithmetic."""
