"""Promises → data/promises.csv: a line an action of the earlier period. Keys, not words; not to be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from iso18091cli.model.promises import Became, Moved, Promise
from iso18091cli.results.columns import says


class PromiseRow(NamedTuple):
    """What became of one action."""

    before_period: Annotated[str, says("Kỳ trước", "Period of before", public=False, required=True)]
    after_period: Annotated[str, says("Kỳ sau", "Period of now", public=False, required=True)]
    unit_before: Annotated[
        str, says("Khóa đơn vị ở kỳ trước", "Key of the unit in the earlier round", public=False, required=True)
    ]
    name: Annotated[str, says("Tên đơn vị ở kỳ trước", "Name of the unit in the earlier round", public=False)]
    successors: Annotated[
        str, says("Khóa các đơn vị kế tiếp, nếu địa giới đã khác", "Keys of the units it went on in", public=False)
    ]
    row: Annotated[int, says("Số thứ tự nhiệm vụ", "Number of the action within the unit", public=False, minimum=1)]
    indicator: Annotated[str, says("Chỉ số ở kỳ sau", "The indicator, as numbered now", public=False)]
    task: Annotated[str, says("Nhiệm vụ, giải pháp", "Task", public=False)]
    lead: Annotated[str, says("Đơn vị chủ trì", "Lead office", public=False)]
    deadline: Annotated[str, says("Thời hạn", "Its last day, or as the unit says it", public=False)]
    became: Annotated[Became, says("Kết quả của nhiệm vụ", "What became of it", public=False, required=True)]
    before: Annotated[str, says("Mức của chỉ số kỳ trước", "Level of the indicator then", public=False)]
    after: Annotated[str, says("Mức của chỉ số kỳ sau", "Level of the indicator now", public=False)]
    moved: Annotated[Moved, says("Thay đổi của chỉ số", "What became of the indicator", public=False, required=True)]


def promise_rows(before_period: str, after_period: str, found: Iterable[Promise]) -> Iterator[PromiseRow]:
    """A record an action."""
    for one in found:
        yield PromiseRow(
            before_period=before_period,
            after_period=after_period,
            unit_before=one.key,
            name=one.unit.name,
            successors=" ".join(one.successors),
            row=one.row,
            indicator=one.indicator,
            task=one.task,
            lead=one.lead,
            deadline=one.deadline,
            became=one.became,
            before=one.before,
            after=one.after,
            moved=one.moved,
        )
