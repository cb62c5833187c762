-- Every entry that counts, retracted ones left out, as it now stands.
SELECT
    e.tenant_id AS person,
    e.stream_id AS habit,
    e.data ->> 'kind' AS kind,
    (e.data ->> 'day')::date AS day,
    e.entry_id AS id,
    (e.data ->> 'performedAt')::timestamptz AS performed_at,
    e.recorded_at,
    (e.data ->> 'seconds')::int AS seconds,
    (e.data ->> 'metres')::numeric AS metres,
    (e.data ->> 'steps')::int AS steps,
    (e.data ->> 'reps')::int AS reps,
    (e.data ->> 'amount')::numeric AS amount,
    (e.data ->> 'rpe')::numeric AS rpe,
    e.data ->> 'posture' AS posture,
    e.data AS content
FROM habittrack_app.entries AS e
WHERE NOT e.retracted
