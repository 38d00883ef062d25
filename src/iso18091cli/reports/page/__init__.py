"""Summary | Results → pages for the browser, each one file that needs no network."""
