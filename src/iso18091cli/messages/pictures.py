"""What is said in and beside the wheel."""

from __future__ import annotations

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "wheel-of": {"vi": "Bánh xe kết quả: {unit}", "en": "Wheel of results: {unit}"},
    "wheel-of-many": {"vi": "Bánh xe kết quả của {n} đơn vị", "en": "Wheel of results of the units: {n}"},
    "of-unit": {"vi": "{n} chỉ số: {counts}.", "en": "Indicators {n}: {counts}."},
    "of-many": {"vi": "{n} lượt chỉ số: {counts}.", "en": "Results {n}: {counts}."},
    "of-pillar": {"vi": "{pillar}: {counts}.", "en": "{pillar}: {counts}."},
    "key-unit": {
        "vi": "Vành từ tâm ra ngoài: {levels}. Gạch chéo: {not_applicable}; chấm: {incomplete}; để trống: {not_assessed}.",
        "en": "Rings from the centre: {levels}. Hatched: {not_applicable}; dotted: {incomplete}; empty: {not_assessed}.",
    },
    "key-many": {
        "vi": "Diện tích trong mỗi ô là tỷ lệ đơn vị, từ tâm ra ngoài: {levels}. Gạch chéo: {not_applicable}; chấm: {incomplete}; để trống: {not_assessed}.",
        "en": "The areas in a sector are shares of units, from the centre: {levels}. Hatched: {not_applicable}; dotted: {incomplete}; empty: {not_assessed}.",
    },
    "goals": {"vi": "SDG {goals}", "en": "SDG {goals}"},
    # The command line
    "file": {"vi": "banh-xe-{unit}", "en": "wheel-{unit}"},
    "wheel-ending": {
        "vi": "Không vẽ được vào {path}: tên tệp phải kết thúc bằng .svg hoặc .png.",
        "en": "Cannot draw into {path}: the name has to end in .svg or .png.",
    },
    "wheel-exists": {
        "vi": "{path} đã có. Chọn tên khác, hoặc thêm --force để ghi đè.",
        "en": "{path} exists. Choose another name, or overwrite it with --force.",
    },
    "wheel-one": {
        "vi": "--wheel vẽ bánh xe của một phiếu; hãy chỉ nêu một tệp.",
        "en": "--wheel draws the wheel of one workbook: give a single file.",
    },
    "wheel-none": {
        "vi": "Bộ chỉ số này không vẽ được thành bánh xe: cần 2 đến 8 trụ cột, nhiều nhất 80 chỉ số và 2 đến 6 mức.",
        "en": "There is no wheel of this catalogue: it takes 2 to 8 pillars, at most 80 indicators and 2 to 6 levels.",
    },
}
