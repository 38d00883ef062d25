"""Results, catalogues, findings → terminal, JSON, CSV: one renderer a format. It lays out and decides nothing."""
