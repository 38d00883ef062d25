"""Sheets + layout → Submission: finds its way by keys, repairs what is safe to repair, judges nothing."""
