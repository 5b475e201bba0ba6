"""The wizard's questions as data, the order in which they follow, and the homework that the answers make. No input or
output: whoever asks keeps the answers, and `turn_after` says what comes next."""

from mentorprep.core.questions.answers import Answer, Turn, respond, turn_after
from mentorprep.core.questions.asked import Question
from mentorprep.core.questions.document import completed, compose, plain
from mentorprep.core.questions.outlook import Outlook, outlook
from mentorprep.core.questions.readers import Understood

__all__ = [
    "Answer",
    "Outlook",
    "Question",
    "Turn",
    "Understood",
    "completed",
    "compose",
    "outlook",
    "plain",
    "respond",
    "turn_after",
]
