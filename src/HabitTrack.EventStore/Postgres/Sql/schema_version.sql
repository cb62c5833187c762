-- The steps that were taken to make this database what it is.
CREATE TABLE IF NOT EXISTS habittrack_app.schema_version (
    step int NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_schema_version PRIMARY KEY (step)
);
