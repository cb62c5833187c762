CREATE TABLE IF NOT EXISTS habittrack.mt_event_progression (
    name varchar NOT NULL,
    last_seq_id bigint NULL,
    last_updated timestamptz NULL DEFAULT (transaction_timestamp()),
    CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);
