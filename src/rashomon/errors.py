"""What can go wrong, one class per thing a caller can handle.

::

    RashomonError
    ├── InputError        a report or a path that cannot be read        (I...)
    ├── VocabularyError   a resource file that breaks its own rules      (V...)
    ├── LedgerError       a ledger that cannot be opened, read, written  (L...)
    ├── NotFoundError     an id or a name that the ledger does not hold  (N...)
    ├── SearchError       words that cannot be looked for                (S...)
    ├── DecisionError     a decision that cannot be taken, or not now    (D...)
    ├── ExportError       a format or a destination that does not work   (E...)
    ├── WebError          a page that cannot be shown as it is asked for  (B...)
    └── WorkerError       processes that cannot be started               (W...)

A message names the thing, the place and the next step:
``InputError[I003] report.html: no text left after cleaning (0 of 41 blocks kept). Try --keep-comments.``
"""


class RashomonError(Exception):
    """The root of all errors that rashomon raises on purpose.

    code: a stable identifier that tests and scripts may rely on.
    place: the file, the line or the id that the error is about; may be empty.
    problem: what is wrong, in one sentence without a full stop.
    next_step: what the reader can do about it; may be empty.
    """

    def __init__(self, code: str, place: str, problem: str, next_step: str = "") -> None:
        self.code = code
        self.place = place
        self.problem = problem
        self.next_step = next_step
        super().__init__(str(self))

    def __str__(self) -> str:
        where = f" {self.place}:" if self.place else ""
        then = f" {self.next_step}" if self.next_step else ""
        return f"{type(self).__name__}[{self.code}]{where} {self.problem}.{then}"

    def __reduce__(self) -> tuple[type, tuple[str, str, str, str]]:
        # an error crosses process borders when reports are read by several workers
        return type(self), (self.code, self.place, self.problem, self.next_step)


class InputError(RashomonError):
    """A report or a path cannot be read."""


class VocabularyError(RashomonError):
    """A resource file breaks the rules that its own header states."""


class LedgerError(RashomonError):
    """A ledger cannot be opened, read or written."""


class NotFoundError(RashomonError):
    """The ledger holds nothing under this id or name."""


class SearchError(RashomonError):
    """The words to look for cannot be understood."""


class DecisionError(RashomonError):
    """A decision cannot be taken, or not on what the ledger holds now."""


class ExportError(RashomonError):
    """A format is unknown or its destination cannot be written."""


class WebError(RashomonError):
    """A page cannot be shown as it is asked for, or the web app cannot be started so."""


class WorkerError(RashomonError):
    """Work cannot be shared among processes."""
