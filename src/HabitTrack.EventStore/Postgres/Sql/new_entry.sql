-- An entry that a decision read, at the version of the last event about it (0: there was none), and how it stands from now
-- on, with the versions of the new events about it; without data it was only read.
CREATE TYPE habittrack_app.new_entry AS (
    tenant text,
    id uuid,
    before bigint,
    stream text,
    versions bigint[],
    retracted bool,
    position text,
    data jsonb
);
