"""Submission + Catalog -> Diagnostics: code, place, arguments. Finding never renders.

rule.py is what a rule is, one file a family holds the rules with their checks, table.py is all of them by code.
"""
