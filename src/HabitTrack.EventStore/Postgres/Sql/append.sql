-- Commits a batch in one round trip. Returns no sequences, and has written nothing, when a stream, an entry or a key is no
-- longer as it was when the batch was decided.
CREATE OR REPLACE FUNCTION habittrack_app.append(
    streams habittrack_app.new_stream[],
    reads habittrack_app.read_stream[],
    events habittrack_app.new_event[],
    documents habittrack_app.new_document[],
    entries habittrack_app.new_entry[],
    keys habittrack_app.new_key[],
    OUT sequences bigint[],
    OUT appended_at timestamptz)
LANGUAGE plpgsql
AS $$
BEGIN
    BEGIN
        PERFORM
            habittrack_app.write_streams(streams),
            habittrack_app.lock_sequence();
        PERFORM habittrack_app.check_streams(reads);

        SELECT
            array_agg(nextval('habittrack.mt_events_sequence')),
            greatest(clock_timestamp(), (
                SELECT e.timestamp
                FROM habittrack.mt_events AS e
                ORDER BY e.seq_id DESC
                LIMIT 1))
        INTO
            sequences,
            appended_at
        FROM generate_series(1, cardinality(events));

        PERFORM
            habittrack_app.write_events(events, sequences, appended_at),
            habittrack_app.write_documents(documents),
            habittrack_app.write_entries(entries, appended_at),
            habittrack_app.write_keys(keys, appended_at),
            pg_notify('habittrack_appended', sequences[cardinality(sequences)]::text);
    EXCEPTION
        WHEN SQLSTATE 'MT003' OR unique_violation THEN
            sequences := NULL;
    END;
END
$$;
