"""The form of the tables over time: one revision a change, applied by Alembic to SQLite and PostgreSQL alike.

To change the form: change tables.py, add a revision to versions/ (its data and definitions written out, for tables.py goes on
changing), and set `FORMAT` in stored.py to it. A test holds that both ways lead to the same tables.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa


def migrate(db: sa.Connection, target: str) -> None:
    """Bring the tables to the form of a revision, within the transaction of a connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = db
    command.upgrade(config, target)
