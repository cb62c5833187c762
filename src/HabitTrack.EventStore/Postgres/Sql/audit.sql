-- What was done about tenants, tokens and grants, and by which token (null for the program itself). Ids only: no names, no secrets.
CREATE TABLE IF NOT EXISTS habittrack_app.audit (
    audit_id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    by_token uuid NULL,
    action text NOT NULL,
    subject text NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (audit_id)
);
