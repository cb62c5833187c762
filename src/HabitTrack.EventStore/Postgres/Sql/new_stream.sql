-- A stream to be taken from one version to another.
CREATE TYPE habittrack_app.new_stream AS (
    tenant text,
    name text,
    type text,
    before bigint,
    after bigint
);
