-- The totals of a day's entries: one row per habit and day with entries.
SELECT
    d.tenant_id AS person,
    split_part(d.id, '/', 2) AS habit,
    day.key::date AS day,
    (day.value ->> 'entries')::int AS entries,
    coalesce((day.value -> 'sums' ->> 'sessions')::numeric, 0) AS sessions,
    coalesce((day.value -> 'sums' ->> 'seconds')::numeric, 0) AS seconds,
    coalesce((day.value -> 'sums' ->> 'metres')::numeric, 0) AS metres,
    coalesce((day.value -> 'sums' ->> 'steps')::numeric, 0) AS steps,
    coalesce((day.value -> 'sums' ->> 'checks')::numeric, 0) AS checks,
    coalesce((day.value -> 'sums' ->> 'reps')::numeric, 0) AS reps,
    (SELECT coalesce(sum(amount.value::numeric), 0) FROM jsonb_each_text(day.value -> 'sums') AS amount WHERE amount.key LIKE 'amount/%') AS amount,
    day.value -> 'sums' AS sums
FROM habittrack.mt_doc_month AS d
CROSS JOIN LATERAL jsonb_each(d.data -> 'days') AS day
WHERE split_part(d.id, '/', 2) <> 'profile'
