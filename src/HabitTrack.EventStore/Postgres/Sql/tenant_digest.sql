CREATE OR REPLACE FUNCTION habittrack_app.tenant_digest(tenant text)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
AS $$
SELECT sha256(convert_to(tenant, 'UTF8'));
$$;
