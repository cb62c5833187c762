-- What is kept for streams that do not exist.
CREATE OR REPLACE VIEW habittrack_app.orphans AS
SELECT
    d.tenant_id AS tenant,
    d.stream_id AS stream,
    d.segment::text AS part,
    'The document is left over.' AS problem
FROM habittrack_app.documents AS d
WHERE NOT EXISTS (
    SELECT
    FROM habittrack.mt_streams AS s
    WHERE s.tenant_id = d.tenant_id
        AND s.id = d.stream_id)
UNION ALL
SELECT
    e.tenant_id,
    e.stream_id,
    e.entry_id::text,
    'The entry is left over.'
FROM habittrack_app.entries AS e
WHERE NOT EXISTS (
    SELECT
    FROM habittrack.mt_streams AS s
    WHERE s.tenant_id = e.tenant_id
        AND s.id = e.stream_id);
