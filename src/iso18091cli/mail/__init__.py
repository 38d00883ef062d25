"""Remarks and workbooks → drafts of mails; drafts → servers; mailboxes on servers → mails. It knows a network."""
