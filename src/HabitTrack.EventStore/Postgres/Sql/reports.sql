-- What the model makes of streams' states on a day, for analysts, as of the last refresh.
CREATE TABLE IF NOT EXISTS habittrack_app.reports (
    tenant_id varchar NOT NULL,
    stream_id varchar NOT NULL,
    as_of date NOT NULL,
    refreshed_at timestamptz NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT pk_reports PRIMARY KEY (tenant_id, stream_id)
);
