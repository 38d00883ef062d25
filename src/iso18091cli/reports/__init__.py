"""Scorecard | Summary → documents and data, one file a format. Words what others decided; decides nothing."""
