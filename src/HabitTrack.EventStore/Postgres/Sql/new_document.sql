-- A document as it is from now on; without data it is to go.
CREATE TYPE habittrack_app.new_document AS (
    tenant text,
    stream text,
    segment text,
    version bigint,
    data jsonb
);
