-- A new sequence goes on after the audit entries that are there already.
SELECT setval('habittrack.audit_sequence', max(id))
FROM habittrack.mt_doc_audit
WHERE NOT (SELECT is_called FROM habittrack.audit_sequence)
HAVING count(*) > 0
