"""What levers may come to, known without laying the plan out: a lever that does not reach far enough need not be tried."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from mentorprep.core.plan.capacity import Capacity
from mentorprep.core.plan.forecast import Gate, first_day, probability
from mentorprep.core.plan.gates import Plan, dated_gates
from mentorprep.core.plan.line import Line
from mentorprep.core.plan.outlook import Outlook, rounded

_ROOM = 1 - 1e-9  # what floats may take from just enough


class Reach:
    """The most chance that a goal of an outlook may have after edits, by its place in the file; for goals that have one.

    As if no job waited for the wait of another, which only delays it: so it is at least the chance that the lever really
    leaves. Where the jobs are exact it is just that, or 0 where a date cannot be kept even if every estimate is right."""

    def __init__(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._plan = outlook.plan
        self._calendar = outlook.calendar

    def with_hours(self, at_goal: int, estimated: Mapping[int, float], likely: Mapping[int, float]) -> Decimal:
        """With these hours of its jobs, by their places in the order of work."""
        return self._most(
            self._with_hours(self._estimated, at_goal, estimated), self._with_hours(self._plan, at_goal, likely)
        )

    def _with_hours(self, plan: Plan, at_goal: int, hours: Mapping[int, float]) -> Iterator[tuple[Gate, int]]:
        of_jobs = list(plan.hours)
        for index, of_job in hours.items():
            of_jobs[index] = of_job
        yield from dated_gates(plan._replace(hours=of_jobs), self._calendar, at_goal).get(at_goal, ())

    def of_dates(self, at_goal: int, counts: Callable[[Gate, int], bool]) -> Decimal:
        """By those of its dates that count."""
        opened = dated_gates(self._plan, self._calendar, at_goal).get(at_goal, ())
        return self._most((), [dated for dated in opened if counts(*dated)])

    def beside(self, at_goal: int, capacity: Capacity | None, without: Collection[int] = ()) -> Decimal:
        """With another capacity, and without the jobs of other goals at these places in the order of work. Where steps have a
        pace of their own, they keep it."""
        of_days, taken = capacity and capacity.in_floats(), sorted(without)

        def changed(plan: Plan, dated: Iterable[tuple[Gate, int]]) -> Iterator[tuple[Gate, int]]:
            for gate, day in dated:
                ahead = ((plan.jobs.work[index].release, plan.hours[index]) for index in taken if index < gate.last)
                yield gate if gate.line is None else gate._replace(line=gate.line.changed(of_days, ahead)), day

        return self._most(
            changed(self._estimated, self._dated_by_estimates.get(at_goal, ())),
            changed(self._plan, self._outlook.dated.get(at_goal, ())),
        )

    def with_behind(self, at_goal: int, behind: Callable[[int], Collection[int] | None]) -> Decimal:
        """When jobs of other goals come to stand behind its last steps: `behind` gives those that do, by the place in the
        order of work of the last job of a gate; None leaves the gate aside."""
        jobs, dated = self._plan.jobs.work, []
        for gate, day in self._outlook.dated.get(at_goal, ()):
            if gate.line is not None and (places := behind(gate.last)) is not None:
                gone = ((jobs[index].release, self._plan.hours[index]) for index in places)
                dated.append((gate._replace(line=gate.line.changed(None, gone)) if places else gate, day))
        return self._most((), dated)

    def _most(self, estimated: Iterable[tuple[Gate, int]], likely: Iterable[tuple[Gate, int]]) -> Decimal:
        """The chance by gates of likely hours, which are not looked at where those of estimated ones leave no room."""
        if any(gate.line is not None and gate.line.room(day) < _ROOM for gate, day in estimated):
            return Decimal(0)
        return rounded(probability(((gate._replace(delay=0), day) for gate, day in likely), self._calendar))

    @cached_property
    def _estimated(self) -> Plan:
        """The plan with the hours of the exact schedule."""
        return self._plan._replace(hours=[float(job.hours or 0) for job in self._plan.jobs.work])

    @cached_property
    def _dated_by_estimates(self) -> Mapping[int, Sequence[tuple[Gate, int]]]:
        return dated_gates(self._estimated, self._calendar)

    def first_day_behind(self, release: int, wait: int, places: Collection[int], chance: float) -> int | None:
        """The first day, an ordinal, by which the jobs at these places in the order of work, of which the last that
        matters is released on a day, and then a wait can be over with this chance."""
        capacity = self._calendar.hours
        if capacity is None:
            return None
        released: dict[int, float] = defaultdict(float)
        for index in places:
            released[self._plan.jobs.work[index].release] += self._plan.hours[index]
        days = sorted(released)
        line = Line(days, [released[day] for day in days], release, capacity, self._calendar.days)
        return first_day([Gate(line, earlier=wait)], self._calendar, chance)
