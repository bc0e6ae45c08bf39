"""How alembic runs the steps: in the transaction that `rashomon.store.upgrading` has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
