\set tenant random(1, 20000)
BEGIN;
INSERT INTO streams (tenant_id, id, version) VALUES ('person-' || :tenant, 'hang', 1) ON CONFLICT (tenant_id, id) DO UPDATE SET version = streams.version + 1 RETURNING version \gset
INSERT INTO events (id, tenant_id, stream_id, version, type, data, timestamp) VALUES (gen_random_uuid(), 'person-' || :tenant, 'hang', :version, 'hang_logged', '{"day":"2026-11-22","performedAt":"2026-11-22T07:30:00+00:00","timing":"now","seconds":45,"grip":"overhand"}', now());
COMMIT;
