CREATE TABLE IF NOT EXISTS habittrack.mt_high_water_skips (
    ending_sequence bigint NOT NULL,
    starting_sequence bigint NOT NULL,
    timestamp timestamptz NULL DEFAULT (transaction_timestamp()),
    CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);
