"""Summary | Result | Catalog → documents in Word and in Markdown, by templates that an office can edit."""
