"""Remarks and workbooks → mail drafts."""
