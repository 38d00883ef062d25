"""Family S, third part: the copy beside the list of what the office gave out. Reported when the stamp is read."""

from __future__ import annotations

from collections.abc import Iterator

from iso18091cli.checks.rule import Case, Found, anomalies, reported, rule, stated
from iso18091cli.messages.issued import COLUMNS
from iso18091cli.messages.workbook import STAGES
from iso18091cli.model.units import KINDS


@rule(
    "S23",
    "not-as-issued",
    "error",
    {
        "vi": "Dấu ẩn của phiếu ghi {field} “{found}”, nhưng phiếu được phát với “{issued}”; tính theo danh sách đã phát.",
        "en": "The workbook's hidden stamp says “{found}” ({field}), but the copy was issued with “{issued}”, and that"
        " counts.",
    },
    {
        "vi": "Bước, đơn vị, loại và kỳ do cơ quan phát phiếu ghi trong issued.csv; dấu trong phiếu ai cũng sửa được.",
        "en": "Stage, unit, kind and period are what the office wrote into issued.csv; anybody can change a stamp.",
    },
    {
        "vi": "Hỏi lại đơn vị; nếu danh sách sai thì sửa dòng của phiếu trong issued.csv, nếu phiếu sai thì phát phiếu mới.",
        "en": "Ask the unit; correct the copy's line in issued.csv if the list is wrong, else issue a fresh workbook.",
    },
    firm=True,
)
def not_as_issued(case: Case) -> Iterator[Found]:
    """The stamp says otherwise than the list, in words where there are some."""
    for found in anomalies(case, "not-as-issued"):
        column = str(found.arguments["field"])
        words = {"stage": STAGES, "kind": KINDS}.get(column, {})
        said = {name: words.get(str(found.arguments[name]), found.arguments[name]) for name in ("found", "issued")}
        yield Found(arguments={**said, "field": COLUMNS[column]})


@rule(
    "S25",
    "stage-not-issued",
    "warning",
    {
        "vi": "Phiếu tự ghi là ở bước “{stage}” nhưng không danh sách nào ghi đã phát như vậy; chỉ tính cột Tự đánh giá.",
        "en": "The workbook says it is of the stage “{stage}”, and no list says it was issued so; only the column"
        " Self-assessment counts.",
    },
    {
        "vi": "Bước sau tự đánh giá chỉ được tính khi cơ quan phát phiếu xác nhận.",
        "en": "A stage after the self-assessment counts only where the office that issued the copy says so.",
    },
    {
        "vi": "Đặt issued.csv của kỳ cạnh phiếu hoặc chỉ ra bằng --issued; nếu chắc chắn phiếu của hội đồng, thêm --trust-stage.",
        "en": "Put the round's issued.csv beside the workbooks or name it (--issued); if you are sure, add --trust-stage.",
    },
    firm=True,
)
def stage_not_issued(case: Case) -> Iterator[Found]:
    """A stage after the unit's own, and nobody's word for it."""
    for found in anomalies(case, "stage-not-issued"):
        yield Found(arguments={"stage": STAGES[str(found.arguments["stage"])]})


COPY_NOT_LISTED = reported(
    "S26",
    "copy-not-listed",
    "error",
    {
        "vi": "Phiếu này (số “{found}”) không có trong danh sách phiếu đã phát; chỉ tính cột Tự đánh giá.",
        "en": "This copy (number “{found}”) is not in the list of issued copies; only the column Self-assessment counts.",
    },
    {
        "vi": "Đơn vị có thể đã điền vào bản của kỳ khác, của đơn vị khác, hoặc danh sách còn thiếu dòng.",
        "en": "It may be a copy of another round or of somebody else, or the list lacks a line.",
    },
    {
        "vi": "Kiểm tra nguồn của phiếu; nếu do cơ quan phát, chép dòng của nó từ issued.csv nơi đã tạo phiếu vào danh sách này.",
        "en": "Check where it comes from; if it was issued, copy its line from the issued.csv of the folder it was made in.",
    },
    firm=True,
)
NUMBER_OF_ANOTHER = stated(
    "S29",
    "number-of-another",
    "error",
    {
        "vi": "Dấu ẩn ghi phiếu của {found}, nhưng số “{number}” trong đó là của phiếu đã phát cho {issued}; chưa tính cho"
        " đơn vị nào.",
        "en": "The hidden stamp says that this is the workbook of {found}, but its number “{number}” was issued to"
        " {issued}; it counts for neither until that is settled.",
    },
    {
        "vi": "Cả hai đơn vị đều có phiếu trong issued.csv; chương trình không đoán phiếu này là của đơn vị nào.",
        "en": "Copies were issued to both, as issued.csv says; whose this one is, nobody guesses.",
    },
    {
        "vi": "Hỏi cả hai đơn vị. Nếu danh sách sai thì sửa dòng của số đó trong issued.csv rồi chạy lại; nếu phiếu bị sửa thì"
        " đề nghị điền lại vào phiếu đã phát cho đơn vị.",
        "en": "Ask both. If the list is wrong, correct the line of that number in issued.csv and run again; if the stamp was"
        " changed, have the answers entered in the workbook that was issued to the unit.",
    },
)
