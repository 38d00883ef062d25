"""Parts of a form: what is said of them on the terminal, in names of files and in a ledger."""

from iso18091cli.model.text import Text

WORDS: dict[str, Text] = {
    "part-of": {"vi": "Phần: {part}", "en": "Part: {part}"},
    "total": {"vi": "Cả phần này", "en": "The whole part"},
    "survey-no-score": {
        "vi": "Phần khảo sát không có chỉ số nào nên không có điểm; số liệu vào phần khảo sát của aggregate.",
        "en": "The survey part asks no indicator, so it has no score; aggregate counts it among the survey's figures.",
    },
    "not-in-part": {
        "vi": "“{id}” không thuộc phần “{part}”.",
        "en": "“{id}” does not belong to the part “{part}”.",
    },
    "whole-only": {
        "vi": "{path} là phần “{part}” của phiếu: lệnh này cần phiếu đủ. Ghép các phần trước: iso18091 join PHẦN… -o PHIẾU.xlsx",
        "en": "{path} is the part “{part}” of a form, and this takes whole forms. Join the parts first:"
        " iso18091 join PART… -o FORM.xlsx",
    },
    "only-unknown": {"vi": "--only nhận survey, không phải “{found}”.", "en": "--only takes survey, not “{found}”."},
    "split-unknown": {
        "vi": "--split-by nhận lead, không phải “{found}”.",
        "en": "--split-by takes lead, not “{found}”.",
    },
    "only-and-split": {
        "vi": "Chọn một trong hai: --only hoặc --split-by.",
        "en": "Take either --only or --split-by.",
    },
    "split-and-from": {
        "vi": "--split-by làm phiếu trống; --from chuyển một phiếu đã điền: không dùng cùng lúc.",
        "en": "--split-by makes blank forms, --from carries a filled one: not both at once.",
    },
    "only-and-from": {
        "vi": "--only survey cùng --from nhận một tệp khảo sát; {path} không phải phần khảo sát.",
        "en": "--only survey together with --from takes a survey's file; {path} is none.",
    },
    "no-survey": {
        "vi": "Bộ chỉ số “{catalog}” không có phần khảo sát.",
        "en": "The catalogue “{catalog}” has no survey.",
    },
    "no-offices": {
        "vi": "Bộ chỉ số “{catalog}” chưa chia được theo cơ quan chủ trì: `lead` của chỉ số {id} phải là khóa của một cơ quan"
        " trong `offices`.",
        "en": "The catalogue “{catalog}” cannot be split by lead office: the `lead` of {id} has to be the key of an office in"
        " `offices`.",
    },
    "made": {
        "vi": "Đã tạo {n} phần của phiếu trong {folder}: {parts}.",
        "en": "Made {n} parts of the form in {folder}: {parts}.",
    },
    "made.many": {
        "vi": "Đã tạo {n} tệp trong {folder}: {units} đơn vị, mỗi đơn vị {parts} phần.",
        "en": "Made {n} files in {folder}: {units} units, {parts} parts each.",
    },
    "ledger.part": {
        "vi": "phần “{part}” của phiếu; đã có {came}/{all} phần, còn thiếu: {missing}",
        "en": "the part “{part}” of a form; {came} of {all} parts are there, missing: {missing}",
    },
    "ledger.all-parts": {
        "vi": "phần “{part}” của phiếu; đã có đủ {all}/{all} phần, còn phải ghép (iso18091 join)",
        "en": "the part “{part}” of a form; all {all} of {all} parts are there and are to be joined (iso18091 join)",
    },
    "ledger.whole-there": {
        "vi": "phần “{part}” của phiếu; phiếu đủ của đơn vị được tính: {first}",
        "en": "the part “{part}” of a form; the unit's whole form counts: {first}",
    },
    "ledger.survey": {
        "vi": "{why}; câu trả lời khảo sát được tính vào số liệu khảo sát",
        "en": "{why}; its answers count among the survey's figures",
    },
    "file.survey": {"vi": "khao-sat", "en": "survey"},
}
