"""The store of results → Summary: counts, means, gaps, groups, sums, likeness, by SQL and pandas."""
