"""Claims as tables: a DuckDB database of one output folder, ready questions, and SQL for the rest. Nothing leaves the machine."""

from claimx.query.database import NO_LINKS, Answer, Database, View, empty_database, open_database
from claimx.query.problems import QueryError
from claimx.query.questions import Parameter, Question, all_questions, ask, find_question, parse_parameters

__all__ = [
    "NO_LINKS",
    "Answer",
    "Database",
    "Parameter",
    "QueryError",
    "Question",
    "View",
    "all_questions",
    "ask",
    "empty_database",
    "find_question",
    "open_database",
    "parse_parameters",
]
