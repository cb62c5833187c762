-- The segments of each stream's inline projection. Room is left in the pages, since documents are rewritten in place.
CREATE TABLE IF NOT EXISTS habittrack_app.documents (
    tenant_id varchar NOT NULL,
    stream_id varchar NOT NULL,
    segment varchar NOT NULL,
    version bigint NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT pk_documents PRIMARY KEY (tenant_id, stream_id, segment)
) WITH (fillfactor = 70);
