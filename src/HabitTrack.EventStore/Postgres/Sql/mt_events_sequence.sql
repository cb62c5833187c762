CREATE SEQUENCE IF NOT EXISTS habittrack.mt_events_sequence OWNED BY habittrack.mt_events.seq_id;
