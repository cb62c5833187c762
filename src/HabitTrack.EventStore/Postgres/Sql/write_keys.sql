-- Remembers the requests that were committed, by their idempotency keys.
CREATE OR REPLACE FUNCTION habittrack_app.write_keys(
    keys habittrack_app.new_key[],
    appended_at timestamptz)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    IF cardinality(keys) = 0 THEN
        RETURN;
    END IF;

    INSERT INTO habittrack_app.idempotency_keys (
        tenant_id,
        key,
        request,
        body_hash,
        entry_id,
        status,
        created)
    SELECT
        n.tenant,
        n.name,
        n.request,
        n.body_hash,
        n.entry_id,
        n.status,
        appended_at
    FROM unnest(keys) AS n;
END
$$;
