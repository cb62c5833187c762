-- Commits a batch in one round trip. Returns no sequences, and has written nothing, when a stream, an entry or a key is no
-- longer as it was when the batch was decided. Arrays with one prefix belong together; streams come sorted.
CREATE OR REPLACE FUNCTION habittrack_app.append(
    stream_tenants text[],
    stream_names text[],
    stream_types text[],
    stream_befores bigint[],
    stream_afters bigint[],
    read_tenants text[],
    read_names text[],
    read_versions bigint[],
    event_tenants text[],
    event_streams text[],
    event_versions bigint[],
    event_ids uuid[],
    event_types text[],
    event_dotnet_types text[],
    event_data jsonb[],
    event_correlations text[],
    event_causations text[],
    event_users text[],
    segment_tenants text[],
    segment_streams text[],
    segment_names text[],
    segment_versions bigint[],
    segment_data jsonb[],
    entry_tenants text[],
    entry_ids uuid[],
    entry_befores bigint[],
    entry_streams text[],
    entry_versions text[],
    entry_retracted bool[],
    entry_positions text[],
    entry_data jsonb[],
    key_tenants text[],
    key_names text[],
    key_requests text[],
    key_hashes bytea[],
    key_entries uuid[],
    key_statuses int[],
    OUT sequences bigint[],
    OUT appended_at timestamptz)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    is_current bool;
BEGIN
    IF 0 = ANY (stream_befores) THEN
        PERFORM habittrack_app.open_streams(stream_tenants, stream_names, stream_types);
    END IF;

    is_current := habittrack_app.lock_streams(stream_tenants, stream_names, stream_befores);

    IF is_current THEN
        PERFORM habittrack_app.lock_sequence();

        is_current := NOT (
            EXISTS (
                SELECT
                FROM unnest(read_tenants, read_names, read_versions) AS r (tenant, name, version)
                LEFT JOIN habittrack.mt_streams AS s
                    ON s.tenant_id = r.tenant
                    AND s.id = r.name
                WHERE coalesce(s.version, 0) <> r.version)
            OR EXISTS (
                SELECT
                FROM unnest(entry_tenants, entry_ids, entry_befores) AS r (tenant, id, before)
                LEFT JOIN habittrack_app.entries AS e
                    ON e.tenant_id = r.tenant
                    AND e.entry_id = r.id
                WHERE coalesce(e.versions[cardinality(e.versions)], 0) <> r.before)
            OR EXISTS (
                SELECT
                FROM unnest(key_tenants, key_names) AS r (tenant, name)
                JOIN habittrack_app.idempotency_keys AS k
                    ON k.tenant_id = r.tenant
                    AND k.key = r.name));
    END IF;

    IF NOT is_current THEN
        PERFORM habittrack_app.drop_empty_streams(stream_tenants, stream_names);
        RETURN;
    END IF;

    SELECT greatest(clock_timestamp(), (
        SELECT e.timestamp
        FROM habittrack.mt_events AS e
        ORDER BY e.seq_id DESC
        LIMIT 1))
    INTO appended_at;

    -- Beside a join, nextval() would hand the numbers out in the order of the plan.
    SELECT array_agg(d.number ORDER BY d.number)
    INTO sequences
    FROM (
        SELECT nextval('habittrack.mt_events_sequence') AS number
        FROM generate_series(1, cardinality(event_ids))) AS d;

    UPDATE habittrack.mt_streams AS s
    SET
        version = w.after,
        timestamp = appended_at
    FROM unnest(stream_tenants, stream_names, stream_afters) AS w (tenant, name, after)
    WHERE s.tenant_id = w.tenant
        AND s.id = w.name;

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
        FALSE
    FROM unnest(
        event_tenants,
        event_streams,
        event_versions,
        event_ids,
        event_types,
        event_dotnet_types,
        event_data,
        event_correlations,
        event_causations,
        event_users) WITH ORDINALITY
        AS e (tenant, stream, version, id, type, dotnet_type, data, correlation, causation, user_name, place);

    INSERT INTO habittrack_app.documents AS d (
        tenant_id,
        stream_id,
        segment,
        version,
        data)
    SELECT
        n.tenant,
        n.stream,
        n.name,
        n.version,
        n.data
    FROM unnest(segment_tenants, segment_streams, segment_names, segment_versions, segment_data)
        AS n (tenant, stream, name, version, data)
    WHERE n.data IS NOT NULL
    ON CONFLICT (tenant_id, stream_id, segment) DO UPDATE
    SET
        version = excluded.version,
        data = excluded.data;

    IF array_position(segment_data, NULL) IS NOT NULL THEN
        DELETE FROM habittrack_app.documents AS d
        USING unnest(segment_tenants, segment_streams, segment_names, segment_data) AS n (tenant, stream, name, data)
        WHERE d.tenant_id = n.tenant
            AND d.stream_id = n.stream
            AND d.segment = n.name
            AND n.data IS NULL;
    END IF;

    IF cardinality(entry_ids) > 0 THEN
        INSERT INTO habittrack_app.entries (
            tenant_id,
            entry_id,
            stream_id,
            versions,
            recorded_at,
            retracted,
            position,
            data)
        SELECT
            n.tenant,
            n.id,
            n.stream,
            n.versions::bigint[],
            appended_at,
            n.retracted,
            n.position,
            n.data
        FROM unnest(
            entry_tenants,
            entry_ids,
            entry_befores,
            entry_streams,
            entry_versions,
            entry_retracted,
            entry_positions,
            entry_data)
            AS n (tenant, id, before, stream, versions, retracted, position, data)
        WHERE n.before = 0
            AND n.data IS NOT NULL;

        UPDATE habittrack_app.entries AS e
        SET
            versions = e.versions || n.versions::bigint[],
            retracted = n.retracted,
            position = n.position,
            data = n.data
        FROM unnest(
            entry_tenants,
            entry_ids,
            entry_befores,
            entry_versions,
            entry_retracted,
            entry_positions,
            entry_data)
            AS n (tenant, id, before, versions, retracted, position, data)
        WHERE e.tenant_id = n.tenant
            AND e.entry_id = n.id
            AND n.before > 0
            AND n.data IS NOT NULL;
    END IF;

    IF cardinality(key_names) > 0 THEN
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
            n.hash,
            n.entry,
            n.status,
            appended_at
        FROM unnest(key_tenants, key_names, key_requests, key_hashes, key_entries, key_statuses)
            AS n (tenant, name, request, hash, entry, status);
    END IF;

    PERFORM pg_notify('habittrack_appended', sequences[cardinality(sequences)]::text);
END
$$;
