"""Sheets + Layout → Submission: finds answers by keys, repairs what is safe to repair, judges nothing."""
