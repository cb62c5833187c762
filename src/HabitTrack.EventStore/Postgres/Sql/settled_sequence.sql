-- The sequence up to which everything is visible that ever will be. Whoever numbers events under the lock of sequence commits them
-- in order, so that only another program can fill a hole. Where one is connected, a hole after the known sequence is left open for
-- three seconds, and for as long as somebody who began before they were over is still writing.
CREATE OR REPLACE FUNCTION habittrack_app.settled_sequence(known bigint)
RETURNS bigint
LANGUAGE plpgsql
AS $$
DECLARE
    last bigint;
    hole bigint;
BEGIN
    SELECT max(e.seq_id)
    INTO last
    FROM habittrack.mt_events AS e;

    IF coalesce(last, 0) <= known THEN
        RETURN known;
    END IF;

    -- Asked only now: who is not there any more wrote before this, and all of it will be seen.
    PERFORM
    FROM pg_stat_activity AS a
    WHERE a.datname = current_database()
        AND a.usename IS NOT NULL
        AND a.application_name <> 'HabitTrack';

    IF NOT FOUND THEN
        RETURN last;
    END IF;

    SELECT min(n.before)
    INTO hole
    FROM (
        SELECT
            e.seq_id,
            e.timestamp,
            lag(e.seq_id, 1, known) OVER (ORDER BY e.seq_id) AS before
        FROM habittrack.mt_events AS e
        WHERE e.seq_id > known
            AND e.seq_id <= last) AS n
    WHERE n.seq_id > n.before + 1
        AND (n.timestamp > clock_timestamp() - interval '3 seconds'
            OR EXISTS (
                SELECT
                FROM pg_locks AS l
                JOIN pg_stat_activity AS a
                    ON a.pid = l.pid
                WHERE l.relation = 'habittrack.mt_events'::regclass
                    AND l.mode = 'RowExclusiveLock'
                    AND a.application_name <> 'HabitTrack'
                    AND (a.xact_start IS NULL OR a.xact_start < n.timestamp + interval '3 seconds')));

    RETURN coalesce(hole, last);
END
$$;
