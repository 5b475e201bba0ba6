"""Each question of the wizard: what is asked, why, and an example. How answers are read is in `readers.py`."""

from typing import NamedTuple

from mentorprep.core.questions.readers import (
    Reader,
    count_reader,
    hours_reader,
    read_by,
    read_exactly,
    read_hours_per_week,
    read_line,
    read_list,
    read_text,
    read_way_out,
)


class Question(NamedTuple):
    """One question. `id` is its own in the whole conversation, `read` takes an answer that is not empty, and the day on
    which it was given.

    `listed` are lines to choose from or to refer to; `suggestion` is an answer to edit or to keep; `several`: more than
    one line is welcome; `series`: an empty answer ends a list, so leaving one entry out is another answer; `unsure`: “?”
    leads to smaller questions. `outlook_of`: the index of a goal whose outlook offers the answers, and which is skipped
    without any; `offers_doubts`: what the homework leaves open is offered as answers."""

    id: str
    prompt: str
    why: str = ""
    example: str = ""
    read: Reader = read_line
    required: bool = False
    several: bool = False
    series: bool = False
    unsure: bool = False
    listed: tuple[str, ...] = ()
    suggestion: str = ""
    outlook_of: int | None = None
    offers_doubts: bool = False

    def of(self, prefix: str, **names: object) -> "Question":
        """The same question of one entry: its id below `prefix`, its prompt with the entry's names in it."""
        return self._replace(id=f"{prefix}.{self.id}", prompt=self.prompt.format(**names))


NAME = Question("mentee.name", "What is your name?", "As a mentor should use it.", "Ada Kowalska", required=True)
SITUATION = Question(
    "mentee.situation",
    "Where are you now?",
    "Your work, your experience, what you know already. Two sentences do.",
    "Manual tester for four years in a bank. I script a little in Python.",
    read_text,
    several=True,
)
OPTION = Question(
    "mentee.options",
    "Which ways forward are you weighing?",
    "One at a time. A mentor may know which of them leads where.",
    "Move to test automation in my present team",
    read_list,
    several=True,
    series=True,
)
NEXT_OPTION = OPTION._replace(prompt="Another way? (Enter: no more)", why="", example="")
HOURS = Question(
    "mentee.hours_per_week",
    "How many hours a week are there for this?",
    "With them, every date can be checked. An honest low number helps more than a high one. Not sure? Type ? for a "
    "few questions about a normal week.",
    "6, or mon 1, wed 1, sat 4",
    read_hours_per_week,
    unsure=True,
)
WEEK_OTHER = Question(
    "mentee.week.other",
    "In a normal week, how many hours go to work, studies and care?",
    "Only to see the whole load.",
    "45",
    hours_reader(168),
)
WEEK_DAY = Question(
    "mentee.week.day",
    "On a normal working day, how much time is left that you would like to give to this?",
    "After travel, meals, family and rest. Nothing is an answer too: 0.",
    "45m",
    hours_reader(24),
)
WEEK_DAYS = Question(
    "mentee.week.days",
    "On how many of the five working days does that really happen?",
    "Think of last week.",
    "2",
    count_reader(5),
)
WEEKEND = Question("mentee.week.weekend", "And on a weekend, both days together?", "", "3h", hours_reader(48))
WEEKS_OF_FOUR = Question(
    "mentee.week.of_four",
    "Of four weeks, how many go like that?",
    "Illness, guests and busy times come as well. Enter: all four.",
    "3",
    count_reader(4),
)
GOAL = Question(
    "title",
    "What would you like to reach?",
    "One goal; more can follow. Something that can be finished reads best.",
    "Get a junior backend job",
    series=True,
)
NEXT_GOAL = GOAL._replace(prompt="Another goal? (Enter: no more)", why="", example="Pass the CKA exam")
WHY = Question(
    "why",
    "Why do you want “{goal}”?",
    "Your reason tells a mentor which advice fits.",
    "I like building things more than testing them",
    read_text,
    several=True,
)
DONE_WHEN = Question(
    "done_when",
    "How will you know that it is reached?",
    "Something that somebody else could see.",
    "I have signed an offer",
    read_text,
    several=True,
)
BY = Question(
    "by",
    "By when?",
    "A day, a month or a quarter; a rough one can move later. What it means for your weeks follows with the plan.",
    "end of June, in 6 months, Q2 2027, 2027-06-30",
    read_by,
)
STEP = Question(
    "title",
    "What is the first step towards “{goal}”?",
    "Also one that is under way already. A step is best when it can be done in a few weeks.",
    "SQL course, all exercises",
    series=True,
)
NEXT_STEP = STEP._replace(prompt="Step {number}? (Enter: the plan is complete)", why="", example="")
ESTIMATE = Question(
    "estimate",
    "How much is “{step}”?",
    "Hours, a range, a size, or hours every week. Not sure? Type ? for a good and a bad case.",
    "30, 20-45, 92 chapters, about 5 weeks, 1 h a week",
    unsure=True,
)  # its reader is an estimate_reader, which knows the hours a week
NEXT_ESTIMATE = ESTIMATE._replace(why="", example="30, 20-45, 92 chapters, 1 h a week, ?")
LOW = Question(
    "low",
    "If it goes well, how many hours does “{step}” take?",
    "Think of the last thing of this kind that you did.",
    "20",
    hours_reader(10_000),
)
HIGH = Question(
    "high", "And if it goes badly?", "So long that 8 times of 10 it is done within these hours.", "45"
)  # its reader is an at_most_reader, which knows the low number
ORDER = Question(
    "order",
    "Must these steps be done in this order?",
    "Then a late step moves the ones behind it. Enter: no.",
    "yes, or 3 after 1",
)  # its reader is an order_reader, which knows the steps
STARTED = Question(
    "started",
    "Is any of them under way already, or done?",
    "What you have begun shows a mentor that you are moving. Enter: none yet.",
    "1, or 1 done, 2",
)  # its reader is a started_reader, which knows the steps
STARTED_ALONE = STARTED._replace(prompt="Is “{step}” under way already?", why="Enter: not yet.", example="yes, or done")
WAY_OUT = Question("way_out", "Change it now?", read=read_way_out)
LEVELS = Question(
    "levels",
    "Is one of these worth a goal as well?",
    "A mentor's best idea is often on another level than the question. Enter: not now.",
    "1, or 1 and 3",
)  # its reader is a several_of_reader, which knows the levels
MENTOR = Question(
    "mentors.name",
    "Is there a mentor, or somebody you would like to ask?",
    "Their name, as your messages should greet them. Enter: not known yet.",
    "Marcin Nowak",
)
MENTOR_FOUND = Question("mentors.found_via", "Where did you find {mentor}?", "", "Coding Coach")
MENTOR_SOUGHT = MENTOR_FOUND._replace(
    prompt="Where do you look for a mentor?", why="A platform, a programme, a list. Enter: nowhere yet."
)
MENTOR_WHY = Question(
    "mentors.why",
    "Why {mentor}?",
    "What of theirs you know. It stands at the beginning of your first message.",
    "Your talk on moving from testing to backend",
    read_text,
    several=True,
)
MENTOR_ASK = Question(
    "mentors.ask",
    "What is the one small thing you would ask of them?",
    "Something that can be answered in a line from a phone.",
    "Would you read my one-page plan and tell me what you would drop?",
    read_text,
    several=True,
)
MENTOR_ASK_SOUGHT = MENTOR_ASK._replace(prompt="What is the one small thing you would ask of a mentor first?")
OPENING_CODE = Question(
    "mentors.opening_code",
    "Does their page ask for a code word at the beginning of a message?",
    "Some mentors do, to see who read carefully. The message will begin with exactly that. Enter: no.",
    "Lorem ipsum",
    read_exactly,
)
MENTEE_QUESTION = Question(
    "questions",
    "What would you ask a mentor?",
    "What you are least sure of is a good question. One at a time; the first three lead your messages.",
    "Is Django or FastAPI the better first framework for me?",
    read_list,
    several=True,
    series=True,
    offers_doubts=True,
)  # its reader is a picking_reader where doubts are offered
NEXT_MENTEE_QUESTION = MENTEE_QUESTION._replace(prompt="Another question? (Enter: no more)", why="", example="")
