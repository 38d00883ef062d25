"""Finished results side by side (``aggregate --results``): headings, remarks, and why they are not put together."""

from collections.abc import Iterable, Iterator

from iso18091cli.messages.compared import catalog_name, stage
from iso18091cli.model.joined import SideBySide, Source
from iso18091cli.model.text import Text, filled

WORDS: dict[str, Text] = {
    "title": {"vi": "Kết quả của nhiều nguồn", "en": "Results of several sources"},
    "folder": {"vi": "nhieu-nguon", "en": "joined-results"},
    "data-note": {
        "vi": "Kết quả đã tổng hợp của nhiều nguồn (tỉnh, thành phố) đặt cạnh nhau; source đứng đầu mọi khóa. "
        "Bản công khai không có số liệu từng đơn vị và không có tổng của ít đơn vị.",
        "en": "Finished results of several sources (provinces) side by side; source comes first in every key. "
        "A public edition has no counts of single units and no sums of few units.",
    },
    # Why not
    "too-few": {
        "vi": "Cần kết quả của ít nhất hai nguồn: iso18091 aggregate --results A-summary B-summary",
        "en": "Results of two sources at least are needed: iso18091 aggregate --results A-summary B-summary",
    },
    "same-name": {
        "vi": "{one} và {two} cùng tên nguồn “{name}”. Đổi tên một thư mục.",
        "en": "{one} and {two} are both called “{name}”. Rename one of the folders.",
    },
    "into-results": {
        "vi": "{folder} đang chứa kết quả tổng hợp của một đợt. Ghi vào thư mục khác bằng -o.",
        "en": "{folder} holds the results of a round. Write elsewhere by -o.",
    },
    "other-period": {
        "vi": "Kỳ khác nhau: {one} là “{first}”, {two} là “{second}”. Chỉ đặt cạnh nhau kết quả cùng kỳ; giữa các kỳ dùng iso18091 compare.",
        "en": "Other periods: {one} is of “{first}”, {two} of “{second}”. Results of one period go side by side; for several there is iso18091 compare.",
    },
    "other-catalog": {
        "vi": "Bộ chỉ số khác nhau: {one} dùng {first}, {two} dùng {second}. Tổng hợp lại với cùng một bộ chỉ số (aggregate --catalog).",
        "en": "Other catalogues: {one} goes by {first}, {two} by {second}. Sum up again by one catalogue (aggregate --catalog).",
    },
    "overlap": {
        "vi": "{n} đơn vị có ở cả {one} và {two}, sẽ bị tính hai lần: {names}. Bỏ một nguồn, hoặc sửa danh mục rồi tổng hợp lại nguồn đó.",
        "en": "{n} units are in {one} and in {two} and would count twice: {names}. Leave a source out, or mend its register and sum it up again.",
    },
    "twice": {
        "vi": "{file} có hai dòng cho cùng một đơn vị. Tổng hợp lại nguồn đó.",
        "en": "{file} has two rows for one unit. Sum that source up again.",
    },
    # Remarks
    "about": {
        "vi": "{n} nguồn, kỳ {period}, bộ chỉ số {catalog}",
        "en": "{n} sources, period {period}, catalogue {catalog}",
    },
    "public-lacks": {
        "vi": "Bản công khai: {names}. Không có số liệu từng đơn vị, tên tệp, và tổng của dưới ba đơn vị hoặc chưa đủ độ phủ.",
        "en": "Public editions: {names}. They lack the counts of single units, names of files, and sums of fewer than three units or below the minimum coverage.",
    },
    "all-public": {
        "vi": "Mọi nguồn là bản công khai: kết quả này công bố được.",
        "en": "All sources are public editions: this result may be published.",
    },
    "not-public": {
        "vi": "Có nguồn không phải bản công khai ({names}): không công bố kết quả này; để công bố, thêm --public.",
        "en": "Some sources are no public editions ({names}): do not publish this result; to publish add --public.",
    },
    "other-stages": {
        "vi": "Bước đánh giá khác nhau: {each}. So sánh thận trọng.",
        "en": "Sources are of other stages: {each}. Compare with care.",
    },
    "latest": {"vi": "bước mới nhất của từng phiếu", "en": "the latest of each workbook"},
    "withheld": {
        "vi": "{n} tiêu chí có số liệu thiếu tổng của nguồn nào đó; ở mỗi tổng có ghi nguồn thiếu.",
        "en": "Of {n} counted criteria some source's sum is withheld; each total names it.",
    },
    "no-register": {
        "vi": "Không có danh mục đơn vị: {names}; số đơn vị phải tham gia không rõ.",
        "en": "Without a register: {names}; how many units were to take part is not known.",
    },
    "written": {"vi": "Kết quả nhiều nguồn trong {folder}", "en": "The results of all sources are in {folder}"},
    # Headings
    "source": {"vi": "Nguồn", "en": "Source"},
    "units": {"vi": "Phải tham gia", "en": "To take part"},
    "counted": {"vi": "Được tính", "en": "Count"},
    "scored": {"vi": "Có điểm", "en": "With score"},
    "mean": {"vi": "Điểm TB", "en": "Mean"},
    "coverage": {"vi": "Độ phủ", "en": "Coverage"},
    "pillar-means": {
        "vi": "Điểm trung bình theo trụ cột (n: đơn vị có điểm)",
        "en": "Means by pillar (n: units with a score)",
    },
    "total": {"vi": "Chung", "en": "Total"},
    "all": {"vi": "Tất cả", "en": "All"},
    "edition": {"vi": "Bản và bước", "en": "Edition and stage"},
    "stage": {"vi": "Bước", "en": "Stage"},
    "public": {"vi": "công khai", "en": "public"},
    "internal": {"vi": "nội bộ", "en": "internal"},
    "note": {
        "vi": "Trung bình tính trên các đơn vị, không phải trung bình của các nguồn. Độ phủ: chỉ số có mức trên chỉ số áp dụng.",
        "en": "Means go over units and are no means of the sources' means. Coverage: indicators with a level of those that apply.",
    },
    "sheet-sources": {"vi": "Nguồn", "en": "Sources"},
    "sheet-units": {"vi": "Đơn vị", "en": "Units"},
    "sheet-totals": {"vi": "Số liệu cộng", "en": "Sums"},
    "units-title": {"vi": "Các đơn vị được tính", "en": "Units that count"},
    "totals-title": {"vi": "Số liệu cộng của mọi nguồn", "en": "What all sources count together"},
    "totals-note": {
        "vi": "Tổng của các nguồn có công bố tổng; tỷ lệ tính trên tổng. Chữ * : n/N chưa đủ độ phủ, chỉ để tham khảo.",
        "en": "Sums of the sources that give theirs; shares are those of the sums. *: n of N is below the minimum coverage, provisional.",
    },
    "code": {"vi": "Mã", "en": "Code"},
    "name": {"vi": "Tên đơn vị", "en": "Unit"},
    "kind": {"vi": "Loại", "en": "Kind"},
    "score": {"vi": "Điểm", "en": "Score"},
    "id": {"vi": "Tiêu chí", "en": "Criterion"},
    "text": {"vi": "Nội dung", "en": "What it says"},
    "n-of": {"vi": "n/N", "en": "n/N"},
    "part": {"vi": "Tổng (1)", "en": "Sum (1)"},
    "whole": {"vi": "Tổng (2)", "en": "Sum (2)"},
    "value": {"vi": "Tỷ lệ (%)", "en": "Share (%)"},
    "sources": {"vi": "Số nguồn", "en": "Sources"},
    "lacking": {"vi": "Nguồn thiếu", "en": "Withheld by"},
}


def remarks(found: SideBySide) -> Iterator[Text]:
    """What is to be known before the figures are read: of what they are, and what some source lacks."""
    yield filled(WORDS["about"], n=str(len(found.sources)), period=found.period, catalog=catalog_name(found.catalog))
    public = [source for source in found.sources if source.public]
    if public:
        yield filled(WORDS["public-lacks"], names=_names(public))
    if found.public:
        yield WORDS["all-public"]
    else:
        yield filled(WORDS["not-public"], names=_names(s for s in found.sources if not s.public))
    if len({source.stage for source in found.sources}) > 1:
        yield filled(WORDS["other-stages"], each=_stages(found.sources))
    if without := [source for source in found.sources if source.side.units is None]:
        yield filled(WORDS["no-register"], names=_names(without))
    if withheld := sum(bool(total.lacking) for total in found.totals):
        yield filled(WORDS["withheld"], n=str(withheld))


def stage_said(source: Source) -> Text:
    """The stage that was asked for, in words."""
    return stage(source.stage) if source.stage else WORDS["latest"]


def _names(sources: Iterable[Source]) -> str:
    return ", ".join(source.side.name for source in sources)


def _stages(sources: Iterable[Source]) -> Text:
    said = [(source.side.name, stage_said(source)) for source in sources]
    return {key: ", ".join(f"{name}: {text[key]}" for name, text in said) for key in WORDS["latest"]}
