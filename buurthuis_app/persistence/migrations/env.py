"""Environment that Alembic runs: migrates over the connection that upgrade.py hands in."""

from typing import Any

from alembic import context

from buurthuis_app.domain.shared.progress import silently

connection = context.config.attributes["connection"]
progress = context.config.attributes.get("progress", silently)


def tell(*, step: Any, **_more: object) -> None:
    """Which revision the file has by now."""
    progress(int(step.up_revision_id), int(str(context.get_head_revision())))


context.configure(
    connection=connection,
    target_metadata=None,
    render_as_batch=True,
    transaction_per_migration=False,
    on_version_apply=tell,  # type: ignore[arg-type]  # it is called by keyword
)
with context.begin_transaction():
    context.run_migrations()
