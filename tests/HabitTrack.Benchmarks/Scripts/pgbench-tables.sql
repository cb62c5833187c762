CREATE TABLE streams (
    tenant_id varchar NOT NULL,
    id varchar NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE events (
    seq_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id uuid NOT NULL,
    tenant_id varchar NOT NULL,
    stream_id varchar NOT NULL,
    version bigint NOT NULL,
    type varchar NOT NULL,
    data jsonb NOT NULL,
    timestamp timestamptz NOT NULL
);
CREATE UNIQUE INDEX events_stream_and_version ON events (tenant_id, stream_id, version);
INSERT INTO streams (tenant_id, id, version) SELECT 'person-' || n, 'hang', 0 FROM generate_series(1, 20000) AS n;
