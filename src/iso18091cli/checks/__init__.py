"""Submission + Catalog → Diagnostics: which rule, in which cell, with which arguments; wording them comes later.

rule.py is what a rule is, one file a family holds the rules with their checks, table.py is all of them by code.
"""
