"""A timeline as an SVG that grows with the page and keeps the size of its letters, with all of it in words beside it."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.render.blocks import one_line
from mentorprep.core.render.html import escaped
from mentorprep.core.render.languages.phrases import Phrases
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from mentorprep.core.summary.timeline import GoalLine, Likely, Timeline

_LEFT, _RIGHT = 6.0, 98.0  # per cent of the width between which days are drawn; numbers stand on the left
_HEAD, _ROW, _FOOT = 24, 40, 24  # pixels
_TICKS_AT_MOST = 5
_HALF_A_LABEL = 6.0  # per cent of the width of a phone
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_FAR = 365  # days; what lies further from the dates is cut off, and told in words
_ISOLATED = "\u2068{}\u2069"


class _Scale(NamedTuple):
    """The days that are drawn, by their ordinals."""

    first: int
    last: int

    def at(self, day: dt.date, *, end: bool = False) -> float:
        """Where a day begins, or ends, in per cent of the width; what is outside stands at the edge."""
        ordinal = min(max(day.toordinal() + end, self.first), self.last)
        return _LEFT + (_RIGHT - _LEFT) * (ordinal - self.first) / (self.last - self.first)


def figure(timeline: "Timeline", words: Phrases) -> str:
    """The picture with its legend."""
    scale = _scale(timeline)
    bottom = _HEAD + _ROW * len(timeline.goals)
    drawn = "\n".join(
        (
            *_breaks(timeline, scale, bottom),
            *_axis(scale, bottom),
            *_today(timeline, scale, bottom, words),
            *(
                line
                for row, goal in enumerate(timeline.goals)
                for line in _goal(goal, scale, _HEAD + _ROW * row, words)
            ),
        )
    )
    return (
        '<figure class="timeline">\n'
        f'<svg role="img" aria-labelledby="timeline-title timeline-text" width="100%" height="{bottom + _FOOT}">\n'
        f'<title id="timeline-title">{escaped(words.timeline.title)}</title>\n'
        f'<desc id="timeline-text">{escaped(" ".join(told(timeline, words)))}</desc>\n{drawn}\n</svg>\n'
        f"<figcaption>{escaped(' '.join(_legend(timeline, words)))}</figcaption>\n</figure>"
    )


def told(timeline: "Timeline", words: Phrases) -> Iterator[str]:
    """All that the picture shows, as sentences."""
    yield words.timeline.today_is.format(date=words.date(timeline.today))
    for goal in timeline.goals:
        facts = []
        if goal.by:
            facts.append(words.timeline.date.format(date=words.date(goal.by)))
        if goal.likely:
            facts.append(_likely(goal.likely, words))
        title = _ISOLATED.format(visible(one_line(goal.title)))
        yield words.timeline.goal.format(number=goal.number, title=title, facts="; ".join(facts))
    for rest in timeline.breaks:
        yield words.timeline.no_work.format(first=words.date(rest.first), last=words.date(rest.last))


def _likely(likely: "Likely", words: Phrases) -> str:
    first = words.date(likely.first)
    if likely.last is None:
        return words.timeline.likely_not_before.format(first=first)
    return words.timeline.likely.format(first=first, last=words.date(likely.last))


def _legend(timeline: "Timeline", words: Phrases) -> Iterator[str]:
    if any(goal.by for goal in timeline.goals):
        yield words.timeline.legend_date
    if any(goal.likely for goal in timeline.goals):
        yield words.timeline.legend_likely
    if timeline.breaks:
        yield words.timeline.legend_no_work


def _scale(timeline: "Timeline") -> _Scale:
    """From today, or a date that has passed, to the last date and a little more; ranges and breaks reach a year beyond."""
    today = timeline.today.toordinal()
    dates = [goal.by.day.toordinal() for goal in timeline.goals if goal.by] + [today]
    likely = [day.toordinal() for goal in timeline.goals if goal.likely for day in goal.likely if day]
    far = max([*likely, *(rest.last.toordinal() for rest in timeline.breaks)], default=0)
    last = max(*dates, min(far, max(dates) + _FAR))
    first = max(min(dates), today - _FAR)
    margin = max(7, (last - first) // 40)
    return _Scale(first - margin if first < today else first, last + margin)


def _breaks(timeline: "Timeline", scale: _Scale, bottom: int) -> Iterator[str]:
    for rest in timeline.breaks:
        left, right = scale.at(rest.first), scale.at(rest.last, end=True)
        if left < right:
            yield f'<rect class="rest" x="{left:.2f}%" y="{_HEAD}" width="{right - left:.2f}%" height="{bottom - _HEAD}"/>'


def _axis(scale: _Scale, bottom: int) -> Iterator[str]:
    for month in _months(scale):
        at = scale.at(month)
        yield f'<line class="tick" x1="{at:.2f}%" y1="{_HEAD}" x2="{at:.2f}%" y2="{bottom + 4}"/>'
        if _LEFT + _HALF_A_LABEL < at < _RIGHT - _HALF_A_LABEL:
            yield f'<text x="{at:.2f}%" y="{bottom + 18}" text-anchor="middle">{month.isoformat()[:7]}</text>'


def _months(scale: _Scale) -> list[dt.date]:
    """First days of months that lie evenly, and not too close to one another."""
    days = (dt.date.fromordinal(min(ordinal, dt.date.max.toordinal())) for ordinal in scale)
    begin, end = (day.year * 12 + day.month - 1 for day in days)
    apart = next((step for step in _MONTHS_APART if (end - begin) / step <= _TICKS_AT_MOST), _MONTHS_APART[-1])
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(begin + 1, end + 1) if number % apart == 0]


def _today(timeline: "Timeline", scale: _Scale, bottom: int, words: Phrases) -> Iterator[str]:
    at = scale.at(timeline.today)
    yield f'<line class="today" x1="{at:.2f}%" y1="16" x2="{at:.2f}%" y2="{bottom}"/>'
    yield f'<text x="{at:.2f}%" y="12" text-anchor="{_anchor(at)}">{escaped(words.timeline.today)}</text>'


def _goal(goal: "GoalLine", scale: _Scale, top: int, words: Phrases) -> Iterator[str]:
    middle = top + 26
    yield f'<text class="number" x="0" y="{middle + 4}">{goal.number}</text>'
    yield f'<line class="track" x1="{_LEFT}%" y1="{middle}" x2="{_RIGHT}%" y2="{middle}"/>'
    if goal.likely:
        left, right = scale.at(goal.likely.first), scale.at(goal.likely.last) if goal.likely.last else _RIGHT
        width = max(right - left, 0.8)
        yield f'<rect class="likely" x="{min(left, _RIGHT - 0.8):.2f}%" y="{middle - 5}" width="{width:.2f}%" height="10"/>'
    if goal.by:
        at = scale.at(goal.by.day)
        yield f'<svg x="{at:.2f}%" y="{middle}" overflow="visible"><path class="date" d="M0-8 8 0 0 8-8 0z"/></svg>'
        yield f'<text x="{at:.2f}%" y="{top + 13}" text-anchor="{_anchor(at)}">{escaped(words.date(goal.by))}</text>'


def _anchor(at: float) -> str:
    """A text beside a place in the width, so that it does not run over the edge."""
    if at < _LEFT + 12:
        return "start"
    return "end" if at > _RIGHT - 12 else "middle"
