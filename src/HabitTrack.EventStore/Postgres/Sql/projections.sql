-- The version of each projection that all of its documents are of.
CREATE TABLE IF NOT EXISTS habittrack_app.projections (
    name varchar NOT NULL,
    version int NOT NULL,
    CONSTRAINT pk_projections PRIMARY KEY (name)
);
