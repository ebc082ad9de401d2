"""The first form: a store that was built whole and never added to. It named its form in `about`, and SQLite alone had it."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: a store of this form was built so."""
