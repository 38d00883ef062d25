"""A unit's or all units' figures → the wheel of ISO 18091, drawn from one geometry as SVG and as PNG."""
