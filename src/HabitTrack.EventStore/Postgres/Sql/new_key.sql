-- An idempotency key that is used from now on.
CREATE TYPE habittrack_app.new_key AS (
    tenant text,
    name text,
    request text,
    body_hash bytea,
    entry_id uuid,
    status int
);
