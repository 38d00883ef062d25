"""YAML -> Catalog. Every fault of the file in one run, each with its line and its remedy."""

from iso18091cli.catalog.load import check_catalog, load_catalog, open_document

__all__ = ["check_catalog", "load_catalog", "open_document"]
