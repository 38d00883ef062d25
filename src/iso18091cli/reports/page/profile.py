"""Summary → two pictures of the page: how the units' scores are distributed, and the profile of the pillars."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from iso18091cli.model.summary import Mean, Summary
from iso18091cli.reports.page.words import PageWords, cards

_CLASSES = 10
"""Classes of scores, each 10 points wide; the last one holds 100 as well."""
_WIDTH, _HEIGHT, _FOOT, _HEAD = 520, 220, 26, 20
_RADIUS = 110
_ROOM = (430, 310)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what it shows in words."""

    drawing: Markup
    note: str


def score_distribution(summary: Summary, words: PageWords) -> Picture | None:
    """Units by their total score, a column for 10 points; ``None`` where no unit has a score."""
    scores = [card.total.score for _, card in cards(summary) if card.total.score is not None]
    if not scores:
        return None
    counts = [0] * _CLASSES
    for score in scores:
        counts[min(int(score * _CLASSES / 100), _CLASSES - 1)] += 1
    step, room = _WIDTH / _CLASSES, _HEIGHT - _FOOT - _HEAD
    base = _HEIGHT - _FOOT
    drawn = [Markup("<path class=axis d='M0 {}H{}'/>").format(base, _WIDTH)]
    for place, count in enumerate(counts):
        high = room * count / max(counts)
        if count:
            drawn.append(
                Markup("<rect class=column x={} y={} width={} height={} />").format(
                    f"{place * step + 3:.1f}", f"{base - high:.1f}", f"{step - 6:.1f}", f"{high:.1f}"
                )
            )
            drawn.append(_text((place + 0.5) * step, base - high - 6, words.number(count), "value"))
        drawn.append(_text((place + 0.5) * step, base + 17, _class(place), "tick"))
    listed = ", ".join(f"{_class(place)}: {words.number(count)}" for place, count in enumerate(counts) if count)
    heading = words("scores-heading")
    note = words("scores-note", n=words.number(len(scores)), all=words.number(len(summary.scored)))
    return Picture(_svg(_WIDTH, _HEIGHT, f"{heading}. {listed}", "columns", drawn), note)


def _class(place: int) -> str:
    return f"{place * 100 // _CLASSES}–{(place + 1) * 100 // _CLASSES}"


def pillar_profile(summary: Summary, words: PageWords) -> Picture | None:
    """An axis a pillar: mean, lowest and highest; ``None`` below three pillars, or where one has no mean."""
    means = [mean for mean in summary.means if mean.id in words.pillars]
    if len(means) < 3 or any(mean.mean is None for mean in means):
        return None
    shorts = {pillar.id: words.of(pillar.short) for pillar in summary.catalog.pillars}
    drawn = [_ring(len(means), share, "grid") for share in (25, 50, 75, 100)]
    for place, mean in enumerate(means):
        x, y = _point(place, len(means), 100)
        drawn.append(Markup("<path class=grid d='M{} {}L{:.1f} {:.1f}'/>").format(*_centre(), x, y))
        x, y = _point(place, len(means), 124)
        drawn.append(_text(x, y, shorts[mean.id], "name"))
        drawn.append(_text(x, y + 15, words.figure(mean.mean), "value"))
    for kind, figures in (
        ("far", [mean.highest for mean in means]),
        ("near", [mean.lowest for mean in means]),
        ("mean", [mean.mean for mean in means]),
    ):
        points = " ".join("{:.1f},{:.1f}".format(*_point(n, len(means), f or 0)) for n, f in enumerate(figures))
        drawn.append(Markup("<polygon class={} points='{}'/>").format(kind, points))
    said = "; ".join(_said(mean, shorts[mean.id], words) for mean in means)
    return Picture(_svg(*_ROOM, f"{words('profile-heading')}. {said}", "profile", drawn), words("profile-note"))


def _said(mean: Mean, name: str, words: PageWords) -> str:
    return f"{name}: {words.figure(mean.mean)} ({words.figure(mean.lowest)} – {words.figure(mean.highest)})"


def _centre() -> tuple[int, int]:
    return _ROOM[0] // 2, _ROOM[1] // 2


def _point(place: int, number: int, share: float) -> tuple[float, float]:
    """On the axis of that place, so far from the centre; the first axis points upwards."""
    angle = 2 * pi * place / number - pi / 2
    x, y = _centre()
    return x + cos(angle) * _RADIUS * share / 100, y + sin(angle) * _RADIUS * share / 100


def _ring(number: int, share: float, kind: str) -> Markup:
    points = " ".join("{:.1f},{:.1f}".format(*_point(place, number, share)) for place in range(number))
    return Markup("<polygon class={} points='{}'/>").format(kind, points)


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup("<text class={} x={:.1f} y={:.1f}>{}</text>").format(kind, x, y, text)


def _svg(width: int, height: int, label: str, kind: str, drawn: list[Markup]) -> Markup:
    size = Markup("viewBox='0 0 {} {}'").format(width, height)
    return Markup('<svg class={} {} role=img aria-label="{}">{}</svg>').format(
        kind, size, label, Markup("").join(drawn)
    )
