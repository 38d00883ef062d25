"""The tables of the store, a class each: what a row is, what stands in its columns, and what of it may be published.

To add a column, add a field here and fill it where the rows are made (rows.py for what is read, figures/ledger.py for
what is decided when all files are there). ``make generate`` writes schema.sql, public.sql and docs/data.md anew.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from iso18091cli.model.answers import Stage
from iso18091cli.model.catalog import AnswerKind
from iso18091cli.model.findings import Severity
from iso18091cli.model.measure import MeasureKind
from iso18091cli.model.scores import Status
from iso18091cli.model.summary import Outcome, State
from iso18091cli.model.units import KINDS, LEVELS
from iso18091cli.model.units import Status as UnitStatus
from iso18091cli.results.columns import INDICATORS, POINTS, Table, says

_PUBLIC_ANSWERS = ("self_level", "review_level", "agreed_level", "competence", "previous_level")
"""Columns of the pillar sheets of which the meaning may be published."""
_PUBLIC_QUESTIONS = ("number", "yes_no", "choice", "date")
"""Kinds of survey question whose answers may be published: a text may say anything."""


_Score = Annotated[
    float | None,
    says(
        "0 đến 100; trống khi chưa đánh giá đủ",
        "0 to 100; empty below the minimum coverage",
        public=True,
        unit=POINTS,
        minimum=0,
        maximum=100,
    ),
]
_Assessed = Annotated[
    int | None, says("Số chỉ số có mức", "Indicators with a level", public=True, unit=INDICATORS, minimum=0)
]


def _quoted(keys: tuple[str, ...]) -> str:
    return ", ".join(f"'{key}'" for key in keys)


_SHOWN_NAME = "(SELECT shown FROM temp.public_name WHERE named = {})"
"""A public edition has numbers in place of file names, which senders chose (see public.py)."""


class Run(NamedTuple):
    """How the store was made; one row."""

    catalog: Annotated[str, says("Toàn bộ bộ chỉ số (JSON)", "The whole catalogue", type="object", public=True)]
    catalog_id: Annotated[str, says("Mã bộ chỉ số", "Its id", public=True)]
    catalog_version: Annotated[str, says("Phiên bản bộ chỉ số", "Its version", public=True)]
    catalog_digest: Annotated[str, says("Mã băm nội dung bộ chỉ số", "Digest of its content", public=True)]
    stage: Annotated[Stage | None, says("Bước duy nhất được tính", "The one stage that was asked for", public=True)]
    period: Annotated[str, says("Kỳ được tổng hợp", "The period that is summed up", public=True)]
    public: Annotated[bool, says("Bản công khai", "Whether this is a public edition", public="1")]
    register: Annotated[str | None, says("Tệp danh mục đơn vị", "File of the register", public=True)]
    register_sha256: Annotated[str, says("SHA-256 của danh mục", "SHA-256 of the register", public=True)]
    tool_version: Annotated[str, says("Phiên bản phần mềm", "Version of the program", public=True)]
    stages_by: Annotated[
        str,
        says(
            "Bước được tính theo: list (danh sách đã phát), stamp (dấu trong phiếu), nobody (chỉ tự đánh giá)",
            "By whose word stages count: list (of issued copies), stamp (of the workbook), nobody's (self alone)",
            public=True,
            enum=["list", "stamp", "nobody"],
        ),
    ] = "nobody"


class UnitRow(NamedTuple):
    """A unit of the register, or one that sent a workbook without standing there."""

    unit: Annotated[
        str,
        says(
            "Khóa đơn vị: mã hành chính, nếu không có thì tên không dấu",
            "Key of the unit: its official code, else its name in ASCII",
            public=True,
            required=True,
            unique=True,
        ),
    ]
    seq: Annotated[int, says("Thứ tự", "Place in the register, then of the others", public=True)]
    in_register: Annotated[bool, says("Có trong danh mục", "Whether it stands in the register", public=True)]
    code: Annotated[str, says("Mã hành chính, giữ số 0 ở đầu", "Official code, leading zeros kept", public=True)]
    name: Annotated[str, says("Tên đơn vị", "Name of the unit", public=True)]
    level: Annotated[str, says("Cấp hành chính", "Level of administration", public=True, enum=[*LEVELS])]
    kind: Annotated[str, says("Loại đơn vị", "Kind of unit", public=True, enum=[*KINDS])]
    parent: Annotated[str, says("Mã đơn vị cấp trên", "Code of the unit above", public=True)]
    group: Annotated[str, says("Nhóm đơn vị theo danh mục", "Group of units as the register says", public=True)]
    email: Annotated[str, says("Thư điện tử của đơn vị", "E-mail address of the unit", public="''")]
    status: Annotated[
        UnitStatus, says("Tình trạng trong danh mục", "Status in the register", public=True, required=True)
    ]
    reason: Annotated[str, says("Lý do không tham gia", "Why the unit does not take part", public=True)]
    valid_from: Annotated[
        str | None, says("Ngày bắt đầu tồn tại", "First day of the unit", public=True, type="date")
    ] = None
    valid_to: Annotated[
        str | None, says("Ngày cuối cùng tồn tại", "Last day of the unit, inclusive", public=True, type="date")
    ] = None
    state: Annotated[
        State | None,
        says("Đơn vị đang ở đâu trong kỳ", "Where the unit stands in the round", public=True, required=True),
    ] = None
    participation: Annotated[
        Literal["counted", "apart", "missing", "absent"] | None,
        says(
            "Đơn vị có phiếu được tính hay không", "Whether a workbook of the unit counts", public=True, required=True
        ),
    ] = None


class File(NamedTuple):
    """The ledger: a file that came, as it was read, and from ``outcome`` on what was done with it."""

    file: Annotated[
        str,
        says(
            "Đường dẫn tệp",
            "Path of the file",
            public=_SHOWN_NAME.format("file"),
            required=True,
            unique=True,
        ),
    ]
    sha256: Annotated[str, says("SHA-256 của tệp", "SHA-256 of the file", public=True, pattern="[0-9a-f]{64}")] = ""
    usable: Annotated[bool, says("Đọc được phiếu", "Whether it was read as a workbook", public=True)] = False
    sender_code: Annotated[str, says("Mã đơn vị theo tệp", "Code of the unit as the file gives it", public=True)] = ""
    sender_name: Annotated[str, says("Tên đơn vị theo tệp", "Name of the unit as the file gives it", public=True)] = ""
    sender_level: Annotated[str, says("Cấp theo tệp", "Level of the unit as the file gives it", public=True)] = ""
    sender_kind: Annotated[str, says("Loại theo tệp", "Kind of the unit as the file gives it", public=True)] = ""
    stage: Annotated[Stage | None, says("Bước của phiếu", "Stage of the workbook", public=True)] = None
    period: Annotated[str, says("Kỳ đánh giá", "Period of the assessment", public=True)] = ""
    assessed: _Assessed = None
    score: _Score = None
    reliable: Annotated[
        bool | None,
        says(
            "Mọi chỉ số áp dụng từ mức chấp nhận được trở lên; trống khi chưa chắc chắn",
            "Every applicable indicator at the acceptable level or better; empty while not certain",
            public=True,
        ),
    ] = None
    catalog_id: Annotated[
        str, says("Mã bộ chỉ số đã dùng để tạo phiếu", "Id of the catalogue the workbook was made with", public=True)
    ] = ""
    catalog_version: Annotated[str, says("Phiên bản của bộ chỉ số đó", "Version of that catalogue", public=True)] = ""
    catalog_digest: Annotated[
        str, says("Mã băm nội dung của bộ chỉ số đó", "Digest of that catalogue's content", public=True)
    ] = ""
    tool_version: Annotated[
        str, says("Phiên bản phần mềm tạo phiếu", "Version of the program that made the workbook", public=True)
    ] = ""
    repairs: Annotated[
        int | None,
        says(
            "Số chỗ được tự sửa khi đọc",
            "Texts that were repaired on reading",
            public=True,
            unit=("ô", "cells"),
            minimum=0,
        ),
    ] = None
    answered: Annotated[
        int,
        says("Số ô đã trả lời", "Cells that the unit filled in", public=True, unit=("ô", "cells"), minimum=0),
    ] = 0
    answers_digest: Annotated[
        str, says("Mã băm các câu trả lời; giống nhau khi chỉ lưu lại", "Digest of its answers", public="''")
    ] = ""
    answers_to: Annotated[
        str,
        says(
            "Mã băm các phiếu mà phiếu này được làm ra từ đó",
            "Digests of the answers of the workbooks that it was made from",
            public="''",
        ),
    ] = ""
    saved: Annotated[
        str, says("Thời điểm lưu cuối theo chính tệp (UTC)", "When it was last saved, as it says itself", public="''")
    ] = ""
    part: Annotated[
        str,
        says(
            "Phần của phiếu: survey, lead: và khóa cơ quan; trống là phiếu đủ",
            "Part of the form: survey, lead: and an office's key; empty for a whole form",
            public=True,
        ),
    ] = ""
    outcome: Annotated[
        Outcome | None, says("Cách xử lý tệp", "What was done with the file", public=True, required=True)
    ] = None
    unit: Annotated[
        str | None,
        says("Đơn vị mà tệp được tính cho", "The unit it was counted for, or would have been", public=True),
    ] = None
    position: Annotated[
        int | None,
        says("Thứ tự trong số các phiếu được tính", "Place among the workbooks of its outcome", public=True),
    ] = None
    code: Annotated[str, says("Mã của lý do", "Code of the finding that explains the outcome", public=True)] = ""
    reason_vi: Annotated[
        str | None, says("Lý do bằng tiếng Việt", "Reason in Vietnamese", public="without_names(reason_vi)")
    ] = None
    reason_en: Annotated[
        str | None, says("Lý do bằng tiếng Anh", "Reason in English", public="without_names(reason_en)")
    ] = None
    counts_instead: Annotated[
        str | None,
        says("Tệp được tính thay", "The file that counts instead", public=_SHOWN_NAME.format("counts_instead")),
    ] = None
    differs: Annotated[
        int | None,
        says(
            "Số dòng trả lời khác với tệp được tính thay",
            "Rows answered otherwise than in the file that counts instead",
            public=True,
            unit=("dòng", "rows"),
            minimum=0,
        ),
    ] = None
    state: Annotated[
        State | None, says("Phiếu này đưa đơn vị đến đâu", "Where this file takes its unit in the round", public=True)
    ] = None
    received: Annotated[
        str | None,
        says(
            "Nhận lần đầu lúc nào (UTC), theo sổ nhận phiếu của đợt",
            "When it came first (UTC), by the round's ledger",
            public=True,
        ),
    ] = None
    sender: Annotated[
        str, says("Người gửi, theo sổ nhận phiếu của đợt", "Who sent it, by the round's ledger", public="''")
    ] = ""
    late: Annotated[bool | None, says("Đến sau hạn nộp", "Whether it came after the last day", public=True)] = None


class ScoreRow(NamedTuple):
    """A figure of one workbook: its total, a pillar's score, or an indicator's level."""

    seq: Annotated[int, says("Thứ tự", "Total first, then pillars, then indicators", public=True)]
    scope: Annotated[
        Literal["total", "pillar", "indicator"],
        says("Phạm vi của số liệu", "What the figure is of", public=True, required=True),
    ]
    id: Annotated[str, says("Khóa của mục", "Key of pillar or indicator, or “total”", public=True, required=True)]
    level: Annotated[str | None, says("Mức của thang", "Level of the scale", public=True)] = None
    status: Annotated[Status | None, says("Tình trạng của chỉ số", "Status of the indicator", public=True)] = None
    points: Annotated[
        float | None,
        says(
            "Điểm của mức",
            "Points of the indicator's level",
            public=True,
            unit=("điểm theo thang của bộ chỉ số", "points of the catalogue's scale"),
            minimum=0,
        ),
    ] = None
    score: _Score = None
    provisional_score: Annotated[
        float | None,
        says(
            "0 đến 100, tính trên phần đã đánh giá",
            "0 to 100, over what has been assessed",
            public=True,
            unit=POINTS,
            minimum=0,
            maximum=100,
        ),
    ] = None
    assessed: _Assessed = None
    applicable: Annotated[
        int | None, says("Số chỉ số áp dụng", "Indicators that apply", public=True, unit=INDICATORS, minimum=0)
    ] = None
    not_applicable: Annotated[
        int | None,
        says("Số chỉ số không áp dụng", "Indicators that do not apply", public=True, unit=INDICATORS, minimum=0),
    ] = None
    competence: Annotated[
        str | None, says("Thuộc hay ngoài thẩm quyền", "Legal competence or expectation", public=True)
    ] = None
    worst_so_far: Annotated[
        str | None,
        says(
            "Mức thấp nhất đã trả lời khi chỉ số chưa đủ",
            "Lowest level answered, where the indicator is incomplete",
            public=True,
        ),
    ] = None
    label: Annotated[str | None, says("Nhãn của điểm", "Key of the catalogue's label for the score", public=True)] = (
        None
    )


class CriterionRow(NamedTuple):
    """A criterion of one workbook with its level; of an indicator without criteria, the indicator itself."""

    seq: Annotated[int, says("Thứ tự", "Place in the catalogue's order", public=True)]
    indicator: Annotated[str, says("Chỉ số", "Its indicator", public=True, required=True)]
    id: Annotated[str, says("Khóa của tiêu chí", "Key of the criterion", public=True, required=True)]
    status: Annotated[
        Literal["assessed", "incomplete", "not_assessed", "not_applicable", "not_asked"],
        says(
            "Tình trạng; not_asked: không hỏi đơn vị cấp này",
            "Status; not_asked: units of this level are not asked",
            public=True,
            required=True,
        ),
    ]
    level: Annotated[str | None, says("Mức của thang", "Level of the scale", public=True)] = None
    stage: Annotated[Stage | None, says("Bước quyết định mức", "Stage whose column decided the level", public=True)] = (
        None
    )
    proved: Annotated[bool, says("Có ghi minh chứng", "Whether evidence stands beside it", public=True)] = False


_Counted = Annotated[float | None, says("Số đã đếm", "As it was counted, in the measure's unit", public="NULL")]


class MeasureRow(NamedTuple):
    """What one workbook counts for a criterion, where that is understood."""

    seq: Annotated[int, says("Thứ tự", "Place in the catalogue's order", public=True)]
    id: Annotated[str, says("Khóa của tiêu chí", "Key of the criterion", public=True, required=True)]
    kind: Annotated[MeasureKind, says("Loại số liệu", "Kind of measure", public=True, required=True)]
    part: _Counted
    whole: _Counted
    value: Annotated[
        float | None,
        says("Tỷ lệ (%) hoặc số liệu", "The share in per cent, or the figure", public="CASE WHEN open THEN value END"),
    ]
    answer: Annotated[
        str | None,
        says(
            "Ngày, hoặc khóa của câu trả lời",
            "A date as YYYY-MM-DD, or the key of the answer that was chosen",
            public="CASE WHEN open THEN answer END",
        ),
    ]
    level: Annotated[str | None, says("Mức của tiêu chí", "Level of the criterion", public=True)]
    counts: Annotated[
        bool,
        says(
            "Có vào tổng: mức là mức mà số liệu cho",
            "Whether it is in the sums: the level is the one the figures give",
            public=True,
        ),
    ]
    open: Annotated[
        bool,
        says(
            "Được công khai số liệu của từng đơn vị",
            "Whether a single unit's figure may be published: a share, or where the catalogue says so",
            public=True,
        ),
    ]


class MeasureSumRow(NamedTuple):
    """What all units, or a group of them, count for a criterion."""

    seq: Annotated[int, says("Thứ tự", "All units first, then the groups", public=True)]
    by: Annotated[
        Literal["all", "level", "kind", "group"],
        says(
            "Phạm vi: toàn bộ, hoặc theo nhóm", "Of all units, or by what they are grouped", public=True, required=True
        ),
    ]
    key: Annotated[str, says("Khóa của nhóm", "Key of the group", public=True)]
    id: Annotated[str, says("Khóa của tiêu chí", "Key of the criterion", public=True, required=True)]
    kind: Annotated[MeasureKind, says("Loại số liệu", "Kind of measure", public=True, required=True)]
    units: Annotated[
        int, says("N: số đơn vị mà tiêu chí áp dụng", "N: units to which the criterion applies", public=True, minimum=0)
    ]
    counted: Annotated[
        int, says("n: số đơn vị có số liệu vào tổng", "n: units whose figures are in the sum", public=True, minimum=0)
    ]
    overruled: Annotated[
        int,
        says(
            "Số đơn vị bị loại khỏi tổng vì mức được chọn khác số liệu",
            "Units left out, since another level was picked than their figures give",
            public=True,
            minimum=0,
        ),
    ]
    part: Annotated[float | None, says("Tổng các số (1)", "Sum of the parts, or of the figures", public=True)]
    whole: Annotated[float | None, says("Tổng các số (2)", "Sum of the wholes", public=True)]
    value: Annotated[float | None, says("Tỷ lệ của tổng (%)", "The share of the sums, in per cent", public=True)]
    median: Annotated[float | None, says("Trung vị", "Median of the units' values", public=True)]
    lower: Annotated[float | None, says("Tứ phân vị dưới", "Lower quartile of the units' values", public=True)]
    upper: Annotated[float | None, says("Tứ phân vị trên", "Upper quartile of the units' values", public=True)]
    lowest: Annotated[float | None, says("Giá trị thấp nhất", "Lowest of the units' values", public=True)]
    highest: Annotated[float | None, says("Giá trị cao nhất", "Highest of the units' values", public=True)]
    enough: Annotated[
        bool,
        says(
            "Đủ độ phủ tối thiểu của bộ chỉ số",
            "Whether n of N reaches the catalogue's minimum coverage",
            public=True,
        ),
    ]
    previous: Annotated[
        float | None,
        says(
            "Tỷ lệ của tổng (%) hoặc tổng ở kỳ trước, theo các phiếu có ghi",
            "The share of the sums or the sum of last period, of the workbooks that hold it",
            public="CASE WHEN previous_counted >= 3 THEN previous END",
        ),
    ]
    previous_counted: Annotated[
        int,
        says("Số đơn vị có số liệu kỳ trước", "Units with a figure of last period", public=True, minimum=0),
    ]


class GoalRow(NamedTuple):
    """A Sustainable Development Goal that any indicator which applies to the unit serves."""

    goal: Annotated[
        int, says("Mục tiêu phát triển bền vững", "The goal", public=True, required=True, minimum=1, maximum=17)
    ]
    reached: Annotated[
        int,
        says(
            "Số chỉ số đạt mức chấp nhận được",
            "Indicators at the acceptable level at least",
            public=True,
            unit=INDICATORS,
            minimum=0,
        ),
    ]
    applicable: Annotated[
        int,
        says(
            "Số chỉ số áp dụng phục vụ mục tiêu",
            "Indicators of the goal that apply",
            public=True,
            unit=INDICATORS,
            minimum=0,
        ),
    ]
    open: Annotated[
        int, says("Số chỉ số chưa có mức", "Of these, without a level", public=True, unit=INDICATORS, minimum=0)
    ]
    held_back_by: Annotated[
        str,
        says(
            "Các chỉ số còn giữ lại: dưới mức, rồi chưa có mức",
            "Ids of the indicators that hold it back: below, then without a level",
            public=True,
        ),
    ]


class AnswerRow(NamedTuple):
    """A cell in which something was answered. Blank cells have no row."""

    seq: Annotated[int, says("Thứ tự trong phiếu", "Place in the workbook as read", public=True)]
    kind: Annotated[
        Literal["unit", "indicator", "criterion", "survey", "evidence", "action"],
        says("Loại câu trả lời", "Kind of answer", public=True, required=True),
    ]
    id: Annotated[str, says("Khóa của mục", "Key of the row", public=True)]
    column: Annotated[str, says("Cột trong phiếu, theo khóa", "Column, by its key", public=True, required=True)]
    value: Annotated[
        str | None,
        says("Ý nghĩa của ô; trống nếu không hiểu", "What the cell means; empty where not understood", public=True),
    ]
    typed: Annotated[
        str | None,
        says(
            "Nội dung người gửi thấy trong ô; trong kho dữ liệu: trống nếu giống ý nghĩa",
            "What a person sees in the cell; in the store: empty where that is the meaning",
            public="''",
        ),
    ]
    sheet: Annotated[str, says("Trang trong phiếu", "Sheet of the workbook", public=True)]
    cell: Annotated[str, says("Địa chỉ ô", "Address of the cell", public=True)]
    link: Annotated[
        str | None, says("Địa chỉ liên kết sau ô", "The address that lies behind the cell", public="NULL")
    ] = None


class SurveyRow(NamedTuple):
    """A question of the survey that the unit was asked, answered or not."""

    seq: Annotated[int, says("Thứ tự trong phiếu", "Place in the workbook as read", public=True)]
    question: Annotated[str, says("Khóa câu hỏi khảo sát", "Key of the survey question", public=True, required=True)]
    answer_kind: Annotated[
        AnswerKind, says("Loại câu trả lời", "What kind of answer the question takes", public=True, required=True)
    ]
    status: Annotated[
        Literal["answered", "void", "blank"],
        says("Đã trả lời, không hiểu, để trống", "Answered, not understood, or blank", public=True, required=True),
    ]
    value: Annotated[
        str | None,
        says(
            "Ý nghĩa của câu trả lời",
            "What the answer means",
            public=f"CASE WHEN answer_kind IN ({_quoted(_PUBLIC_QUESTIONS)}) THEN value END",
        ),
    ] = None
    number: Annotated[float | None, says("Câu trả lời dạng số", "The answer as a number", public=True)] = None
    measure: Annotated[str | None, says("Đơn vị tính của số đó", "Unit of that number", public=True)] = None
    note: Annotated[str | None, says("Ghi chú của đơn vị", "The unit's remark", public="NULL")] = None


class EvidenceRow(NamedTuple):
    """A document on the unit's register of evidence."""

    seq: Annotated[int, says("Thứ tự mã trong phiếu", "Place in the order of codes", public=False)]
    code: Annotated[
        str, says("Mã minh chứng; “+27”: dòng chưa có mã", "Its code; “+27”: a row without one", public=False)
    ]
    document: Annotated[str | None, says("Tên tài liệu", "Name of the document", public=False)] = None
    sign: Annotated[str | None, says("Số, ký hiệu", "Number and sign", public=False)] = None
    issued_on: Annotated[
        str | None,
        says(
            "Ngày ban hành; nội dung đã ghi nếu không hiểu",
            "Date, YYYY-MM-DD; what was typed where not understood",
            public=False,
        ),
    ] = None
    issuer: Annotated[str | None, says("Cơ quan ban hành", "Who issued it", public=False)] = None
    located: Annotated[str | None, says("Nơi lưu", "Where it lies: a file's name or a link", public=False)] = None
    expected: Annotated[
        str | None, says("Minh chứng cần có mà tài liệu đáp ứng", "Id of the expected evidence it meets", public=False)
    ] = None
    uses: Annotated[
        int, says("Số dòng ghi mã này", "Rows that name its code", public=False, unit=("dòng", "rows"), minimum=0)
    ] = 0
    used_at: Annotated[
        str, says("Các tiêu chí, chỉ số ghi mã này", "Ids of these rows, in the form's order", public=False)
    ] = ""
    own: Annotated[bool, says("Do chính đơn vị ban hành", "Whether the unit itself issued it", public=False)] = False


class ActionRow(NamedTuple):
    """An action that the unit planned."""

    row: Annotated[
        int,
        says(
            "Số thứ tự nhiệm vụ của đơn vị",
            "Number of the action within the unit",
            public=False,
            required=True,
            minimum=1,
        ),
    ]
    indicator: Annotated[str | None, says("Chỉ số liên quan", "The indicator it serves", public=False)] = None
    phase: Annotated[str | None, says("Giai đoạn", "Phase", public=False)] = None
    task: Annotated[str | None, says("Nhiệm vụ, giải pháp", "Task", public=False)] = None
    lead: Annotated[str | None, says("Đơn vị chủ trì", "Lead office", public=False)] = None
    support: Annotated[str | None, says("Đơn vị phối hợp", "Supporting offices", public=False)] = None
    deadline: Annotated[
        str | None,
        says(
            "Thời hạn: ngày cuối cùng (YYYY-MM-DD), hoặc như đơn vị ghi (“thường xuyên”)",
            "Deadline: its last day (YYYY-MM-DD), or as the unit says it (“thường xuyên”, as a matter of course)",
            public=False,
        ),
    ] = None
    product: Annotated[str | None, says("Sản phẩm", "Product", public=False)] = None
    budget: Annotated[str | None, says("Kinh phí do đơn vị ghi", "Budget as the unit gives it", public=False)] = None
    status: Annotated[str | None, says("Tình trạng", "How far it is", public=False)] = None


class FindingRow(NamedTuple):
    """A finding about one file."""

    seq: Annotated[int, says("Thứ tự", "Place among the file's findings", public=False)]
    code: Annotated[str, says("Mã quy tắc", "Code of the rule", public=False, required=True)]
    severity: Annotated[Severity, says("Mức độ nghiêm trọng", "How grave the finding is", public=False, required=True)]
    id: Annotated[str, says("Khóa của mục", "Key of the record", public=False)]
    sheet: Annotated[str, says("Trang trong phiếu", "Sheet of the workbook", public=False)]
    cell: Annotated[str, says("Địa chỉ ô", "Address of the cell", public=False)]
    arguments: Annotated[str, says("Chi tiết (JSON)", "Particulars of the finding", public=False, type="object")]
    made: Annotated[
        Literal["reading", "counting"],
        says("Phát hiện khi đọc hay khi tổng hợp", "Found while reading, or when all files were there", public=False),
    ] = "reading"


class LikenessRow(NamedTuple):
    """A finding across several files, or one that is only made when all are there."""

    seq: Annotated[int, says("Thứ tự", "Place among them", public=False)]
    file: Annotated[str | None, says("Đường dẫn tệp, nếu là của một tệp", "The file, where it is one", public=False)]
    code: Annotated[str, says("Mã quy tắc", "Code of the rule", public=False, required=True)]
    severity: Annotated[Severity, says("Mức độ nghiêm trọng", "How grave the finding is", public=False, required=True)]
    id: Annotated[str, says("Khóa của mục", "Key of the record", public=False)]
    sheet: Annotated[str, says("Trang trong phiếu", "Sheet of the workbook", public=False)]
    cell: Annotated[str, says("Địa chỉ ô", "Address of the cell", public=False)]
    arguments: Annotated[str, says("Chi tiết (JSON)", "Particulars of the finding", public=False, type="object")]


_NOT_PUBLIC = "0"

RUN = Table(name="run", record=Run, key=())
UNIT = Table(name="unit", record=UnitRow, key=("unit",))
FILE = Table(name="file", record=File, key=("file",), points_at={"unit": "unit", "counts_instead": "file"})
SCORE = Table(name="score", record=ScoreRow, key=("file", "seq"))
CRITERION = Table(name="criterion", record=CriterionRow, key=("file", "seq"))
MEASURE = Table(name="measure", record=MeasureRow, key=("file", "seq"))
MEASURE_SUM = Table(
    name="measure_sum",
    record=MeasureSumRow,
    key=("seq",),
    # From one or two units' sums their own counts could be told.
    public_rows="enough AND counted >= 3",
)
GOAL = Table(name="goal", record=GoalRow, key=("file", "goal"))
ANSWER = Table(
    name="answer",
    record=AnswerRow,
    key=("file", "seq"),
    public_rows="value IS NOT NULL AND ("
    f"kind IN ('indicator', 'criterion') AND \"column\" IN ({_quoted(_PUBLIC_ANSWERS)})"
    " OR kind = 'survey' AND \"column\" = 'answer' AND EXISTS (SELECT 1 FROM survey WHERE survey.file = answer.file"
    f" AND survey.question = answer.id AND survey.answer_kind IN ({_quoted(_PUBLIC_QUESTIONS)})))",
)
SURVEY = Table(name="survey", record=SurveyRow, key=("file", "seq"))
EVIDENCE = Table(name="evidence", record=EvidenceRow, key=("file", "seq"), public_rows=_NOT_PUBLIC)
ACTION = Table(name="action", record=ActionRow, key=("file", "row"), public_rows=_NOT_PUBLIC)
FINDING = Table(name="finding", record=FindingRow, key=("file", "seq"), public_rows=_NOT_PUBLIC)
LIKENESS = Table(name="likeness", record=LikenessRow, key=("seq",), points_at={"file": "file"}, public_rows=_NOT_PUBLIC)

OF_FILE = (SCORE, CRITERION, MEASURE, GOAL, ANSWER, SURVEY, EVIDENCE, ACTION, FINDING)
"""Tables whose rows belong to a file: its path is their first column."""
TABLES = (RUN, UNIT, FILE, *OF_FILE, MEASURE_SUM, LIKENESS)
"""All tables, those that others point at first."""
