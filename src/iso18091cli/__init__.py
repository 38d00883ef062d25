"""ISO 18091 self-assessment by e-mail: workbooks out, workbooks back, scores, one honest summary."""

__version__ = "0.1.0"
