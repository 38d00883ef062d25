"""The commands by the step of the round under which ``--help`` lists them: one module a step, in the order of the help.

A command here is its options, the values of the round that it asks for, and a call of its body in ``cli/run_*.py``,
which is imported when the command runs. No module here has ``from __future__ import annotations``: typer evaluates the
annotations of every command at each start, and what is a text then has to be compiled first (15 ms).
"""
