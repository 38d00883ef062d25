"""Key → text for people, in Vietnamese and English; a file a room or medium, so that a translator can work here.

WORDS   what is said, by key; names in braces are filled in (model/text.filled)
FAULTS  what may be wrong in a file that people write: message, remedy, severity

Other tables are named after what they hold. measures.py puts the words of a measure together.
"""
