-- Rebuilds, and how far each is. One that says it runs has failed when nobody holds the lock of rebuilds.
CREATE TABLE IF NOT EXISTS habittrack_app.rebuilds (
    id uuid NOT NULL,
    status varchar NOT NULL,
    events bigint NOT NULL,
    total bigint NOT NULL,
    problem text NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_rebuilds PRIMARY KEY (id)
);
