"""Makes the Word templates of the program: the catalogue, a unit's action programme and notice, the province's
reports, the minutes of an appraisal.

Run again only to start over: what an office changed in a template by hand in Word is lost. Needs python-docx alone.

In a template {{ name }} puts a value in; {%p … %} governs whole paragraphs, {%tr … %} whole rows and {%tc … %} whole
columns of a table, and {% cellbg … %} colours a cell. The names that may be used: docs/templates.md.
"""

from __future__ import annotations

from pathlib import Path

import catalog_template
import comparison_template
import minutes_template
import report_template
import unit_templates

MAKERS = {
    "catalog": catalog_template.make,
    "plan": unit_templates.plan,
    "notice": unit_templates.notice,
    "report": report_template.make,
    "comparison": comparison_template.make,
    "minutes": minutes_template.make,
}

if __name__ == "__main__":
    for name, make in MAKERS.items():
        for language in ("vi", "en"):
            path = Path(__file__).parent.parent / "templates" / f"{name}.{language}.docx"
            path.write_bytes(make(language))
            print(path)
