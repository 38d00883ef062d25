"""A folder → what came; many files → results: each read, checked and scored in a process of its own."""
