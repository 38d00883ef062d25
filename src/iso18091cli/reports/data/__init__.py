"""Summary → tables for other programs, with a Frictionless datapackage.json."""
