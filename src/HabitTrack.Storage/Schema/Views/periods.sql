-- All periods that had begun by the day of evaluation, as of the last refresh.
SELECT
    r.tenant_id AS person,
    r.id AS habit,
    (period.value ->> 'from')::date AS first_day,
    (period.value ->> 'to')::date AS last_day,
    period.value ->> 'status' AS status,
    (period.value ->> 'total')::numeric AS total,
    (period.value ->> 'required')::numeric AS required,
    period.value ->> 'unit' AS unit,
    (period.value ->> 'available')::int AS available,
    (r.data ->> 'asOf')::date AS as_of,
    (r.data ->> 'refreshedAt')::timestamptz AS refreshed_at
FROM habittrack.mt_doc_report AS r
CROSS JOIN LATERAL jsonb_array_elements(r.data -> 'periods') AS period
