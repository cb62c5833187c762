-- Writes where the documents and entries of streams are not what was folded from their events, and tells every node whose they are.
CREATE OR REPLACE FUNCTION habittrack_app.rebuild(
    streams habittrack_app.read_stream[],
    documents habittrack_app.new_document[],
    entries habittrack_app.folded_entry[])
RETURNS text[]
LANGUAGE plpgsql
AS $$
DECLARE
    other_documents habittrack_app.new_document[];
    other_entries habittrack_app.folded_entry[];
    changed text[];
BEGIN
    SELECT array_agg(ROW(d.tenant, d.stream, d.part, f.version, f.data)::habittrack_app.new_document)
    INTO other_documents
    FROM habittrack_app.differing_documents(streams, documents) AS d
    LEFT JOIN unnest(documents) AS f
        ON f.tenant = d.tenant
        AND f.stream = d.stream
        AND f.segment = d.part;

    SELECT array_agg(ROW(d.tenant, d.part, d.stream, f.versions, f.recorded_at, f.retracted, f.position, f.data)::habittrack_app.folded_entry)
    INTO other_entries
    FROM habittrack_app.differing_entries(streams, entries) AS d
    LEFT JOIN unnest(entries) AS f
        ON f.tenant = d.tenant
        AND f.id = d.part::uuid;

    IF other_documents IS NOT NULL THEN
        PERFORM habittrack_app.write_documents(other_documents);
    END IF;

    IF other_entries IS NOT NULL THEN
        PERFORM habittrack_app.rewrite_entries(other_entries);
    END IF;

    SELECT coalesce(array_agg(DISTINCT o.tenant), '{}')
    INTO changed
    FROM (
        SELECT d.tenant
        FROM unnest(other_documents) AS d
        UNION ALL
        SELECT e.tenant
        FROM unnest(other_entries) AS e) AS o;

    PERFORM pg_notify('habittrack_rewritten', c.tenant)
    FROM unnest(changed) AS c (tenant);
    RETURN changed;
END
$$;
