"""Text for people, in Vietnamese and English. Tables only: no logic, so that a translator can work here."""
