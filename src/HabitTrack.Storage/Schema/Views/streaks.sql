-- All streaks as of the last refresh. A habit has at most one streak per first day.
SELECT
    r.tenant_id AS person,
    r.id AS habit,
    (streak.value ->> 'from')::date AS first_day,
    (streak.value ->> 'through')::date AS last_day,
    (streak.value ->> 'length')::int AS length,
    r.data ->> 'unit' AS unit,
    streak.value = r.data -> 'current' AS current,
    (r.data ->> 'asOf')::date AS as_of,
    (r.data ->> 'refreshedAt')::timestamptz AS refreshed_at
FROM habittrack.mt_doc_report AS r
CROSS JOIN LATERAL jsonb_array_elements(r.data -> 'streaks') AS streak
