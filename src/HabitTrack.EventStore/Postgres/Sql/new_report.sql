-- A report as it is from now on.
CREATE TYPE habittrack_app.new_report AS (
    stream text,
    as_of date,
    data jsonb
);
