"""`round.yaml` → Round, checked; and the first one of a round, written from what a command was told."""
