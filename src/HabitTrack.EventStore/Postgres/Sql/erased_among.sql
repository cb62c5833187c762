-- Which of these tenants are erased. Until the transaction ends, none of the others will be: whoever opens a stream asks first.
CREATE OR REPLACE FUNCTION habittrack_app.erased_among(tenants text[])
RETURNS text[]
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(72340172, hashtext(t.tenant))
    FROM unnest(tenants) AS t (tenant);

    -- A statement of its own, since it must see what was committed while the locks were waited for.
    RETURN ARRAY(
        SELECT DISTINCT t.tenant
        FROM unnest(tenants) AS t (tenant)
        JOIN habittrack_app.erased_tenants AS e
            ON e.digest = habittrack_app.tenant_digest(t.tenant));
END
$$;
