"""What was asked of `update`, in the words it was typed in."""

from typing import NamedTuple


class Wanted(NamedTuple):
    """One field for each flag; None, or False, is not asked for. `id` is that of any entry of the file."""

    id: str | None = None
    hours: str | None = None
    units: str | None = None
    learned: str | None = None
    stuck: str | None = None
    note: str | None = None
    date: str | None = None
    done: bool = False
    reopen: bool = False
    left: str | None = None
    status: str | None = None
    because: str | None = None
    by: str | None = None
    estimate: str | None = None
    answer: str | None = None
    hours_per_week: str | None = None
    from_: str | None = None
    accept: str | None = None
    private: bool = False

    @property
    def asked(self) -> tuple[str, ...]:
        """The fields that were given, without the id."""
        given = {
            name for name, value in zip(self._fields, self, strict=True) if value is not None and value is not False
        }
        return tuple(name for name in self._fields if name in given - {"id"})

    @property
    def words(self) -> tuple[str, ...]:
        """The id and the flags, as they are typed on a command line."""
        words = [] if self.id is None else [self.id]
        for name in self.asked:
            value = getattr(self, name)
            words += [flag(name)] if value is True else [flag(name), value]
        return tuple(words)


def flag(field: str) -> str:
    """The flag of a field: `--hours-per-week`."""
    return "--" + field.rstrip("_").replace("_", "-")


def flags(fields: tuple[str, ...] | frozenset[str]) -> str:
    """Several flags, as they stand in a sentence."""
    return ", ".join(flag(field) for field in Wanted._fields if field in fields)
