-- Brings documents up to date. Most are there already.
CREATE OR REPLACE FUNCTION habittrack_app.write_documents(
    documents habittrack_app.new_document[])
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    updated int;
BEGIN
    UPDATE habittrack_app.documents AS d
    SET
        version = n.version,
        data = n.data
    FROM unnest(documents) AS n
    WHERE d.tenant_id = n.tenant
        AND d.stream_id = n.stream
        AND d.segment = n.segment
        AND n.data IS NOT NULL;

    GET DIAGNOSTICS updated = ROW_COUNT;
    IF updated = cardinality(documents) THEN
        RETURN;
    END IF;

    INSERT INTO habittrack_app.documents (
        tenant_id,
        stream_id,
        segment,
        version,
        data)
    SELECT
        n.tenant,
        n.stream,
        n.segment,
        n.version,
        n.data
    FROM unnest(documents) AS n
    WHERE n.data IS NOT NULL
    ON CONFLICT DO NOTHING;

    DELETE FROM habittrack_app.documents AS d
    USING unnest(documents) AS n
    WHERE d.tenant_id = n.tenant
        AND d.stream_id = n.stream
        AND d.segment = n.segment
        AND n.data IS NULL;
END
$$;
