-- The current state of all entries, without retracted ones.
SELECT
    e.tenant_id AS person,
    e.data ->> 'stream' AS habit,
    e.data -> 'content' ->> 'kind' AS kind,
    (e.data -> 'content' ->> 'day')::date AS day,
    e.id,
    (e.data -> 'content' ->> 'performedAt')::timestamptz AS performed_at,
    (e.data ->> 'recordedAt')::timestamptz AS recorded_at,
    (e.data -> 'content' ->> 'seconds')::int AS seconds,
    (e.data -> 'content' ->> 'metres')::numeric AS metres,
    (e.data -> 'content' ->> 'steps')::int AS steps,
    (e.data -> 'content' ->> 'reps')::int AS reps,
    (e.data -> 'content' ->> 'amount')::numeric AS amount,
    (e.data -> 'content' ->> 'rpe')::numeric AS rpe,
    e.data -> 'content' ->> 'posture' AS posture,
    e.data -> 'content' AS content
FROM habittrack.mt_doc_entry AS e
WHERE NOT (e.data ->> 'retracted')::boolean
