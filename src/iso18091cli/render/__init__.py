"""Values -> what is shown: one renderer a format. Renderers word and lay out; they decide nothing."""
