"""Scorecard | Summary → documents and data, one folder a medium. Words what others decided; decides nothing."""
