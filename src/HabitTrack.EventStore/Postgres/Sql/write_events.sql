-- Adds events, numbered in the order given.
CREATE OR REPLACE FUNCTION habittrack_app.write_events(
    events habittrack_app.new_event[],
    sequences bigint[],
    appended_at timestamptz)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO habittrack.mt_events (
        seq_id,
        id,
        stream_id,
        version,
        data,
        type,
        timestamp,
        tenant_id,
        mt_dotnet_type,
        correlation_id,
        causation_id,
        user_name,
        headers,
        is_archived)
    SELECT
        sequences[e.place],
        e.id,
        e.stream,
        e.version,
        e.data,
        e.type,
        appended_at,
        e.tenant,
        e.dotnet_type,
        e.correlation,
        e.causation,
        e.user_name,
        e.headers,
        FALSE
    FROM unnest(events) WITH ORDINALITY
        AS e (tenant, stream, version, id, type, dotnet_type, data, correlation, causation, user_name, headers, place);
END
$$;
