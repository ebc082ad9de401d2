"""The tables of a record, for SQLite and PostgreSQL alike. Rows are only ever inserted.

A *fact* is a statement, a source, an entity or a declaration of coverage. All facts are numbered in one sequence (`fact`), each
belongs to the import that added it (`added`), has a digest of all that it says (`content`) and one of what it is about (`slot`):
of a figure, who, what and when, and not how much. A row of `supersession` ends a fact; a fact that is stated again gets a new row.
A change of form takes a new revision in migrations/versions and its number here.
"""

from __future__ import annotations

import sqlalchemy as sa

META = sa.MetaData()
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _fact(name: str, *columns: sa.Column[str] | sa.Column[float] | sa.Column[bool] | sa.Index) -> sa.Table:
    return sa.Table(
        name,
        META,
        sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("content", NUMBER, nullable=False),
        sa.Column("slot", NUMBER, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        *columns,
        sa.Index(f"{name}_by_slot", "slot"),
    )


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


IMPORT = sa.Table(
    "import",
    META,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    *_texts("recorded", "dataset", "edition"),
    sa.Column("whole", sa.Boolean, nullable=False),
    *_texts("format", "file", "sha256", "tally"),
    *(sa.Column(name, sa.Integer, nullable=False) for name in ("new", "known", "superseded", "outdated")),
    *(sa.Column(name, NUMBER, nullable=False) for name in ("first", "last")),
    *_texts("state", "version"),
)
"""Each import with the numbers of its facts, from `first` to `last`, and the digest of all that counts after it (`state`)."""
STATEMENT = _fact(
    "statement",
    *_texts("id", "relation", "roles", "source"),
    sa.Column("number", sa.Float),
    *_texts("unit", "when", "start", "end", "place", "stage", "capacity", "definition", "gist", "note"),
    sa.Index("statement_by_id", "id"),
    sa.Index("statement_by_relation", "relation", "start"),
)
SOURCE = _fact("source", *_texts("id", "publisher", "title", "url", "date", "grade", "verified", "note"))
ENTITY = _fact("entity", *_texts("id", "kind", "name", "fields"))
COVERAGE = _fact(
    "coverage",
    *_texts("relation", "roles", "start", "end"),
    sa.Column("complete", sa.Boolean, nullable=False),
    *_texts("source", "note"),
)
FACTS = (STATEMENT, SOURCE, ENTITY, COVERAGE)
SUPERSESSION = sa.Table(
    "supersession",
    META,
    sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("by_import", sa.Integer, nullable=False),
    *_texts("reason"),
)
PARTICIPANT = sa.Table(
    "participant",
    META,
    *(sa.Column(name, sa.Text, primary_key=True) for name in ("entity", "role", "relation")),
    *(sa.Column(name, sa.Integer, primary_key=True, autoincrement=False) for name in ("start", "end")),
    sa.Column("fact", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Who takes part in what and when, with days as numbers (1 is 1 January of the year 1): a look-up reads this index alone until
it knows which statements answer."""
FORM = sa.Table("alembic_version", META, sa.Column("version_num", sa.String(32), primary_key=True))
"""The revision of migrations/versions that the tables are of."""
WORDS = {
    "sqlite": ("CREATE VIRTUAL TABLE words USING fts5(text, names, tokenize='porter unicode61 remove_diacritics 2')",),
    "postgresql": (
        "CREATE TABLE words (fact BIGINT PRIMARY KEY, text TEXT NOT NULL, names TEXT NOT NULL, found TSVECTOR GENERATED ALWAYS AS "
        "(setweight(to_tsvector('english', text), 'A') || setweight(to_tsvector('english', names), 'D')) STORED)",
        "CREATE INDEX words_found ON words USING gin (found)",
    ),
}
"""What search looks through; each of the two has its own way."""


def words(dialect: str) -> sa.Table:
    """The columns of `words` that a row is put into; SQLite calls a fact's number there `rowid`."""
    number = sa.Column("rowid" if dialect == "sqlite" else "fact", NUMBER)
    return sa.Table("words", sa.MetaData(), number, *_texts("text", "names"))


def create(db: sa.Connection, form: str) -> None:
    """Make all tables in an empty store, which are of this form."""
    META.create_all(db)
    for statement in WORDS[db.dialect.name]:
        db.exec_driver_sql(statement)
    db.execute(sa.insert(FORM), {"version_num": form})
