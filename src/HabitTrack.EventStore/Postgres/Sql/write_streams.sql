-- Takes streams from one version to the next, in the order given (callers sort them, so that none waits for another in a
-- circle), and holds their rows. A stream before its first event is not there yet, or was opened by this very transaction.
CREATE OR REPLACE FUNCTION habittrack_app.write_streams(
    streams habittrack_app.new_stream[])
RETURNS void
LANGUAGE plpgsql
AS $$
DECLARE
    moved int;
    opened int;
BEGIN
    UPDATE habittrack.mt_streams AS s
    SET
        version = w.after,
        timestamp = clock_timestamp()
    FROM unnest(streams) AS w
    WHERE s.tenant_id = w.tenant
        AND s.id = w.name
        AND s.version = w.before
        AND NOT s.is_archived;

    GET DIAGNOSTICS moved = ROW_COUNT;
    IF moved = cardinality(streams) THEN
        RETURN;
    END IF;

    -- An erased tenant has no streams, so that only who opens one has to ask.
    IF cardinality(habittrack_app.erased_among(ARRAY(SELECT w.tenant FROM unnest(streams) AS w WHERE w.before = 0))) > 0 THEN
        RAISE EXCEPTION 'A tenant is erased.' USING ERRCODE = 'MT003';
    END IF;

    INSERT INTO habittrack.mt_streams (
        tenant_id,
        id,
        type,
        version,
        timestamp,
        created,
        is_archived)
    SELECT
        w.tenant,
        w.name,
        w.type,
        w.after,
        clock_timestamp(),
        clock_timestamp(),
        FALSE
    FROM unnest(streams) AS w
    WHERE w.before = 0
    ON CONFLICT DO NOTHING;

    GET DIAGNOSTICS opened = ROW_COUNT;
    IF moved + opened < cardinality(streams) THEN
        RAISE EXCEPTION 'A stream is at another version than expected.' USING ERRCODE = 'MT003';
    END IF;
END
$$;
