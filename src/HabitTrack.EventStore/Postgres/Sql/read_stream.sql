-- A stream that a decision read, and its version then; 0: it was not there.
CREATE TYPE habittrack_app.read_stream AS (
    tenant text,
    name text,
    version bigint
);
