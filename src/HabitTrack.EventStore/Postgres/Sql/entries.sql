-- Entries as they stand, with the versions of the events about each.
CREATE TABLE IF NOT EXISTS habittrack_app.entries (
    tenant_id varchar NOT NULL,
    entry_id uuid NOT NULL,
    stream_id varchar NOT NULL,
    versions bigint[] NOT NULL,
    recorded_at timestamptz NOT NULL,
    retracted bool NOT NULL,
    position text COLLATE "C" NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (tenant_id, entry_id)
);
