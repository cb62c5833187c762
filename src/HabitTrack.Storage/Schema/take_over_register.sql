-- Copies people, tokens, grants, receipts, tombstones, rebuilds and the audit log of an earlier version into documents. The marker makes it run only once.
DO $$
BEGIN
    IF to_regclass('habittrack_app.schema_version') IS NULL THEN
        RETURN;
    END IF;

    INSERT INTO habittrack.mt_doc_document_form (id, data)
    VALUES ('earlier-version', '{"id": "earlier-version", "version": 1}')
    ON CONFLICT DO NOTHING;

    IF NOT FOUND THEN
        RETURN;
    END IF;

    INSERT INTO habittrack.mt_doc_person (id, data)
    SELECT
        t.tenant_id,
        jsonb_build_object('id', t.tenant_id, 'name', t.name, 'created', t.created)
    FROM habittrack_app.tenants AS t
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_token (id, person, issued_by, data)
    SELECT
        t.token_id,
        t.tenant_id,
        t.issued_by,
        jsonb_strip_nulls(jsonb_build_object(
            'id', t.token_id,
            'hash', encode(t.hash, 'base64'),
            'fingerprint', t.fingerprint,
            'person', t.tenant_id,
            'habit', t.stream_id,
            'name', t.name,
            'scopes', to_jsonb(t.scopes),
            'isSession', t.is_session,
            'created', t.created,
            'expires', t.expires,
            'issuedBy', t.issued_by))
    FROM habittrack_app.tokens AS t
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_grant (id, person, coach, data)
    SELECT
        g.tenant_id || '/' || g.granted_to,
        g.tenant_id,
        g.granted_to,
        jsonb_build_object('id', g.tenant_id || '/' || g.granted_to, 'person', g.tenant_id, 'coach', g.granted_to, 'created', g.created)
    FROM habittrack_app.grants AS g
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_audit (id, data)
    SELECT
        a.audit_id,
        jsonb_strip_nulls(jsonb_build_object(
            'id', a.audit_id,
            'at', a.at,
            'byToken', a.by_token,
            'action', replace(a.action, 'tenant-', 'person-'),
            'subject', a.subject))
    FROM habittrack_app.audit AS a
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_receipt (tenant_id, id, data)
    SELECT
        k.tenant_id,
        k.key,
        jsonb_strip_nulls(jsonb_build_object(
            'id', k.key,
            'request', k.request,
            'bodyHash', encode(k.body_hash, 'base64'),
            'entryId', k.entry_id,
            'status', k.status,
            'committedAt', k.created))
    FROM habittrack_app.idempotency_keys AS k
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_erased_person (id, data)
    SELECT
        encode(e.digest, 'hex'),
        jsonb_build_object('id', encode(e.digest, 'hex'), 'erasedAt', e.erased_at)
    FROM habittrack_app.erased_tenants AS e
    ON CONFLICT DO NOTHING;

    INSERT INTO habittrack.mt_doc_rebuild (id, data)
    SELECT
        r.id,
        jsonb_strip_nulls(jsonb_build_object(
            'id', r.id,
            'startedAt', r.started_at,
            'status', CASE r.status WHEN 'done' THEN 'done' ELSE 'failed' END,
            'events', r.events,
            'total', r.total,
            'problem', CASE r.status WHEN 'running' THEN 'Its node ended.' ELSE r.problem END,
            'isRunning', FALSE))
    FROM habittrack_app.rebuilds AS r
    ON CONFLICT DO NOTHING;
END
$$;
