-- An event that is not numbered yet.
CREATE TYPE habittrack_app.new_event AS (
    tenant text,
    stream text,
    version bigint,
    id uuid,
    type text,
    dotnet_type text,
    data jsonb,
    correlation text,
    causation text,
    user_name text
);
