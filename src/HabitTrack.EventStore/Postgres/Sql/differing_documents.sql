-- Where the documents of streams are not what was folded from their events.
CREATE OR REPLACE FUNCTION habittrack_app.differing_documents(
    streams habittrack_app.read_stream[],
    folded habittrack_app.new_document[])
RETURNS TABLE (
    tenant text,
    stream text,
    part text,
    problem text)
LANGUAGE sql
STABLE
AS $$
SELECT
    coalesce(f.tenant, stored.tenant_id),
    coalesce(f.stream, stored.stream_id),
    coalesce(f.segment, stored.segment),
    CASE
        WHEN stored.data IS NULL THEN 'The document is missing.'
        WHEN f.data IS NULL THEN 'The document is left over.'
        ELSE 'The document is not what the events say.'
    END
FROM (
    SELECT
        d.tenant_id,
        d.stream_id,
        d.segment,
        d.data
    FROM unnest(streams) AS s
    JOIN habittrack_app.documents AS d
        ON d.tenant_id = s.tenant
        AND d.stream_id = s.name) AS stored
FULL JOIN unnest(folded) AS f
    ON f.tenant = stored.tenant_id
    AND f.stream = stored.stream_id
    AND f.segment = stored.segment
WHERE stored.data IS DISTINCT FROM f.data;
$$;
