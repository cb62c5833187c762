-- Forgets some of the idempotency keys that are older than a day, the oldest first, and tells how many. Nodes that do so at the
-- same time do not wait for each other.
CREATE OR REPLACE FUNCTION habittrack_app.drop_old_keys(most int)
RETURNS int
LANGUAGE plpgsql
SET enable_seqscan = off
AS $$
DECLARE
    dropped int;
BEGIN
    DELETE FROM habittrack_app.idempotency_keys
    WHERE ctid = ANY (ARRAY(
        SELECT k.ctid
        FROM habittrack_app.idempotency_keys AS k
        WHERE k.created < clock_timestamp() - interval '24 hours'
        ORDER BY k.created
        LIMIT most
        FOR UPDATE SKIP LOCKED));

    GET DIAGNOSTICS dropped = ROW_COUNT;
    RETURN dropped;
END
$$;
