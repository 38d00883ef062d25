"""Which errors the form itself cannot show on its front page, and why. All others are counted there while it is filled in.

docs/rules.md prints the table; tests hold it against the rules and, in an office program, against the form.
"""

from __future__ import annotations

from iso18091cli.checks.table import RULES
from iso18091cli.model.text import Text

_FILE: Text = {
    "vi": "nói về tệp, gói hoặc thư mục, không phải về nội dung phiếu",
    "en": "it is about the file, package or folder, not about what the form says",
}
_KEYS: Text = {
    "vi": "công thức đi theo ô khi dòng, cột bị chuyển chỗ, nên phiếu không thấy khóa ẩn đã nằm sai chỗ",
    "en": "formulas follow their cells when rows and columns are moved, so the form does not see its hidden keys astray",
}
_LIST: Text = {
    "vi": "chỉ so được với danh sách của cơ quan gửi phiếu",
    "en": "it takes the sending office's list or register",
}
_FORMULA: Text = {
    "vi": "trong bảng tính, công thức luôn đã có kết quả, và không hàm nào của Excel 2010 cho biết ô có công thức",
    "en": "in an office program a formula has its result, and no function of Excel 2010 tells that a cell holds one",
}

_TEXT: Text = {
    "vi": "chữ có chữ số ở ô cần số hoặc ngày (dán vào): chỉ chương trình biết “1.000” hay “31/12/2026” là gì; thời hạn"
    " ghi bằng chữ cũng vậy",
    "en": "of a pasted text with digits where a number or date is asked (“1.000”, “31/12/2026”) and of a deadline in"
    " words only the program says what they mean",
}

CANNOT: dict[str, Text] = {
    **{code: _FILE for code, rule in RULES.items() if code.startswith("F") and rule.severity == "error"},
    "S18": {
        "vi": "phiếu của bộ chỉ số cũ không biết bộ mới",
        "en": "a form of an older catalogue does not know the new",
    },
    **dict.fromkeys(("S04", "S14", "S27", "S19", "S15", "S16"), _KEYS),
    **dict.fromkeys(("S23", "S26", "S29", "U04"), _LIST),
    **dict.fromkeys(("A08", "A19"), _FORMULA),
    "A16": {
        "vi": "công thức không thấy trang, cột, phông, định dạng bị ẩn hoặc chữ bị gạch",
        "en": "formulas see neither hidden sheets and columns nor formats, fonts and strike-through",
    },
    "S28": {
        "vi": "phiếu không có kết quả của chương trình để đối chiếu",
        "en": "the form has no figures of the program's to hold its own against",
    },
}
"""Errors that the form can never show: code and reason."""

IN_PART: dict[str, Text] = {
    **dict.fromkeys(("Q01", "Q02", "P01", "E07", "U03"), _TEXT),
    "M01": {
        "vi": "số gõ dưới dạng chữ: phiếu đọc được “199”; với “92,1”, “1 000”, “1.234.567” phiếu đòi nhập lại, chương trình thì"
        " đọc được",
        "en": "of figures typed as text the form reads “199”; for “92.1”, “1 000” and “1.234.567” it asks again, and the program"
        " reads them",
    },
    "M07": {
        "vi": "số hiện dưới dạng % thì công thức chỉ thấy giá trị của nó",
        "en": "of a number that is shown as per cent formulas see the number",
    },
    "E02": {
        "vi": "các mã ở giữa “MC01-MC09”; khi đã chèn thêm dòng vào danh mục: mã không có dòng nào (MC99)",
        "en": "codes in the middle of “MC01-MC09”; once rows were put into the register, codes without a row (MC99)",
    },
    "A02": {
        "vi": "ô mức không quyết định (mức tự đánh giá khi đã có mức thẩm định)",
        "en": "cells for levels that do not decide (the unit's, where the council has chosen one)",
    },
}
"""Errors that it shows but for some cases: code and what it does not see."""
