"""What judging a large plan costs, in process. Run by hand:

    python benchmarks/plan.py [STEPS] [RUNS]

300 goals with a date each, steps that come after others in the same and in other goals, breaks, a change of availability,
and a log of finished and begun steps; the same every time. The goals of the design for 5,000 steps: schedule, forecast and
verdicts under 0.25 s, ways out for the goals that need them under 1.5 s more."""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from random import Random

from mentorprep.core.model import (
    Availability,
    AvailabilityChange,
    Break,
    By,
    Goal,
    Homework,
    LogEntry,
    Mentee,
    Step,
    StepStatus,
)
from mentorprep.core.plan.assess import MENDABLE, assess

TODAY = dt.date(2026, 11, 23)
GOALS = 300
HOURS_PER_WEEK = Decimal(40)


def after(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def homework(steps: int, *, begun: bool = True) -> Homework:
    """A plan whose dates ask for about what there is: most goals fit, many are tight, some are impossible."""
    random = Random(5000)
    of_goal = max(1, steps // GOALS)
    goals, log = [], []
    hours_so_far = 0.0
    for number in range(min(GOALS, steps)):
        plan = []
        for place in range(of_goal):
            hours = Decimal(random.randint(1, 40)) / 4
            hours_so_far += float(hours)
            before = [f"s{number}-{place - 1}"] if place and random.random() < 0.6 else []
            if number and random.random() < 0.1:
                before.append(f"s{random.randrange(number)}-{random.randrange(of_goal)}")
            id_ = f"s{number}-{place}"
            status: StepStatus = "todo"
            if begun and random.random() < 0.1:
                status = random.choice(("doing", "done"))
                log.append(LogEntry(after(-random.randint(1, 150)), step=id_, hours=hours * random.randint(5, 20) / 10))
            plan.append(Step("A step", id=id_, hours=hours, after=tuple(before), status=status))
        day = after(int(hours_so_far / float(HOURS_PER_WEEK) * 7 * random.uniform(0.75, 1.3)) + 3)
        start = after(random.randint(0, 200)) if random.random() < 0.2 else None
        goals.append(Goal("A goal", id=f"g{number}", by=By(day, day.isoformat()), start=start, plan=tuple(plan)))
    availability = Availability(
        hours_per_week=HOURS_PER_WEEK,
        changes=(AvailabilityChange(after(400), Decimal(35)),),
        breaks=tuple(Break(after(day), after(day + 9)) for day in range(60, 3000, 180)),
    )
    return Homework(1, Mentee("Ada", availability=availability), goals=tuple(goals), log=tuple(log))


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median of so many runs, in seconds of the processor."""
    taken = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def main() -> None:
    steps, runs = (int(given) for given in (sys.argv[1:] + ["5000", "5"][len(sys.argv) - 1 :]))
    plan = homework(steps)
    verdicts = [goal.verdict for goal in assess(plan, TODAY, ways_out=0).goals]
    judged = seconds(lambda: assess(plan, TODAY, ways_out=0), runs)
    with_ways = seconds(lambda: assess(plan, TODAY), runs)
    found = [goal.ways_out for goal in assess(plan, TODAY).goals if goal.verdict in MENDABLE and goal.ways_out]
    print(", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in dict.fromkeys(verdicts)))
    print(f"schedule, forecast, verdicts: {judged:.2f} s")
    print(f"ways out of 20 goals: {with_ways - judged:.2f} s more, {sum(map(len, found))} found")


if __name__ == "__main__":
    main()
