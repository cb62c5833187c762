-- An entry as the events say it is; without data there is none.
CREATE TYPE habittrack_app.folded_entry AS (
    tenant text,
    id uuid,
    stream text,
    versions bigint[],
    recorded_at timestamptz,
    retracted bool,
    position text,
    data jsonb
);
