"""A folder → the files that came; files → Results, each read, checked and scored in a process of its own."""
