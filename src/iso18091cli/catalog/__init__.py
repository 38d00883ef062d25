"""YAML → Catalog, or every fault of the file in one run, each with its line and its remedy."""

from iso18091cli.catalog.remembered import load_catalog

__all__ = ["load_catalog"]
