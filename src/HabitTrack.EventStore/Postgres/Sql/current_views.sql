-- How many of these views are as they should be, and open to the role for analysts where there is one or could be. A view's comment is the
-- digest of its text.
CREATE OR REPLACE FUNCTION habittrack_app.current_views(
    names text[],
    queries text[])
RETURNS bigint
LANGUAGE sql
STABLE
AS $$
    SELECT count(*)
    FROM unnest(names, queries) AS v (name, query)
    JOIN pg_class AS c
        ON c.oid = to_regclass(format('habittrack_app.%I', v.name))
    WHERE obj_description(c.oid, 'pg_class') = md5(v.query)
        AND (to_regrole('habittrack_reader') IS NULL
                AND NOT (SELECT r.rolsuper OR r.rolcreaterole FROM pg_roles AS r WHERE r.rolname = current_user)
            OR has_table_privilege(to_regrole('habittrack_reader'), c.oid, 'SELECT'))
$$;
