"""Parts of a form: what is said of them on the terminal, in names of files and in a ledger."""

from collections.abc import Collection

from iso18091cli.model.catalog import Catalog
from iso18091cli.model.part import part_name, parts_of
from iso18091cli.model.text import LANGUAGES, Text, filled, say
from iso18091cli.model.units import Unit

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
    "ledger.part": {"vi": "phần “{part}” của phiếu; {how_far}", "en": "the part “{part}” of a form; {how_far}"},
    "some-parts": {
        "vi": "đã có {came}/{all} phần, còn thiếu: {missing}",
        "en": "{came} of {all} parts are there, missing: {missing}",
    },
    "all-parts": {
        "vi": "đã có đủ {all}/{all} phần, còn phải ghép (iso18091 join)",
        "en": "all {all} of {all} parts are there and are to be joined (iso18091 join)",
    },
    "in-parts": {"vi": "Gửi từng phần: {unit}: {how_far}", "en": "In parts: {unit}: {how_far}"},
    "ledger.whole-there": {
        "vi": "phần “{part}” của phiếu; phiếu đủ của đơn vị được tính: {first}",
        "en": "the part “{part}” of a form; the unit's whole form counts: {first}",
    },
    "more-units": {
        "vi": "… và {n} đơn vị nữa gửi từng phần (đủ trong data/ledger.csv).",
        "en": "… and {n} more units in parts (all in data/ledger.csv).",
    },
    "surveyed": {
        "vi": "Khảo sát: số liệu của {n} đơn vị, trong đó {parts} đơn vị mới gửi phần khảo sát.",
        "en": "Survey: figures of {n} units; {parts} of them sent the survey part alone.",
    },
    "ledger.survey-alone": {
        "vi": "phần “{part}” của phiếu; câu trả lời được tính vào số liệu khảo sát",
        "en": "the part “{part}” of a form; its answers count among the survey's figures",
    },
    "ledger.survey": {
        "vi": "{why}; câu trả lời khảo sát được tính vào số liệu khảo sát",
        "en": "{why}; its answers count among the survey's figures",
    },
    "ledger.review": {
        "vi": "bản của người thẩm định ({part}); gộp bằng iso18091 review merge",
        "en": "a reviewer's copy ({part}); it goes into iso18091 review merge",
    },
    "file.survey": {"vi": "khao-sat", "en": "survey"},
}


def named(parts: Collection[str], catalog: Catalog, unit: Unit) -> Text:
    """What these parts are called in that unit, one after the other."""
    return {lang: ", ".join(say(part_name(catalog, part, unit), lang) for part in parts) for lang in LANGUAGES}


def how_far(came: Collection[str], catalog: Catalog, unit: Unit) -> Text:
    """How many of a unit's parts are there, and which are not."""
    every = parts_of(catalog)
    missing = [part for part in every if part not in came]
    counts = {"came": str(len(every) - len(missing)), "all": str(len(every))}
    if not missing:
        return filled(WORDS["all-parts"], **counts)
    return filled(WORDS["some-parts"], missing=named(missing, catalog, unit), **counts)
