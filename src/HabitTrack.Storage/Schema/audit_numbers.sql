-- Starts a new sequence after the existing audit entries.
SELECT setval('habittrack.audit_sequence', max(id))
FROM habittrack.mt_doc_audit
WHERE NOT (SELECT is_called FROM habittrack.audit_sequence)
HAVING count(*) > 0
