namespace HabitTrack.EventStore.Tests.Postgres;

/// <summary>
/// Marten 9's event tables (string identity, conjoined tenancy, metadata columns, advanced tracking), as <c>pg_catalog</c> tells
/// of them.
/// </summary>
internal static class MartenTables
{
    public const string ColumnsSql = """
        SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN 'not null' END,
            CASE WHEN d.oid IS NULL THEN NULL
                WHEN c.relname = 'mt_events' AND a.attname = 'timestamp' THEN 'default (frozen)'
                ELSE 'default ' || pg_get_expr(d.adbin, d.adrelid) END)
        FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'habittrack'::regnamespace
            AND c.relkind = 'r'
            AND a.attnum > 0
        ORDER BY c.relname COLLATE "C", a.attnum
        """;

    public const string ConstraintsSql = """
        SELECT concat_ws(' ', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
        FROM pg_constraint AS c
        WHERE c.connamespace = 'habittrack'::regnamespace
        ORDER BY c.conrelid::regclass::text COLLATE "C", c.conname COLLATE "C"
        """;

    public const string IndexesSql = """
        SELECT i.indexdef
        FROM pg_indexes AS i
        WHERE i.schemaname = 'habittrack'
            AND i.indexname NOT LIKE 'pkey%'
            AND i.indexname <> 'pk_mt_event_progression'
        ORDER BY i.indexname COLLATE "C"
        """;

    public const string SequencesSql = """
        SELECT concat(d.objid::regclass, ' owned by ', d.refobjid::regclass, '.', a.attname)
        FROM pg_depend AS d
        JOIN pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.deptype = 'a'
            AND d.objid IN (SELECT oid FROM pg_class WHERE relkind = 'S' AND relnamespace = 'habittrack'::regnamespace)
        """;

    public static IReadOnlyList<string> Columns { get; } =
    [
        "mt_event_progression name character varying not null",
        "mt_event_progression last_seq_id bigint",
        "mt_event_progression last_updated timestamp with time zone default transaction_timestamp()",
        "mt_events seq_id bigint not null",
        "mt_events id uuid not null",
        "mt_events stream_id character varying",
        "mt_events version bigint not null",
        "mt_events data jsonb not null",
        "mt_events bdata bytea",
        "mt_events type character varying(500) not null",
        "mt_events timestamp timestamp with time zone not null default (frozen)",
        "mt_events tenant_id character varying default '*DEFAULT*'::character varying",
        "mt_events mt_dotnet_type character varying",
        "mt_events correlation_id character varying",
        "mt_events causation_id character varying",
        "mt_events headers jsonb",
        "mt_events user_name character varying",
        "mt_events is_archived boolean default false",
        "mt_high_water_skips ending_sequence bigint not null",
        "mt_high_water_skips starting_sequence bigint not null",
        "mt_high_water_skips timestamp timestamp with time zone default transaction_timestamp()",
        "mt_streams tenant_id character varying not null default '*DEFAULT*'::character varying",
        "mt_streams id character varying not null",
        "mt_streams type character varying",
        "mt_streams version bigint",
        "mt_streams timestamp timestamp with time zone not null default now()",
        "mt_streams created timestamp with time zone not null default now()",
        "mt_streams is_archived boolean default false",
    ];

    public static IReadOnlyList<string> Constraints { get; } =
    [
        "habittrack.mt_event_progression pk_mt_event_progression PRIMARY KEY (name)",
        "habittrack.mt_events fkey_mt_events_stream_id_tenant_id "
            + "FOREIGN KEY (tenant_id, stream_id) REFERENCES habittrack.mt_streams(tenant_id, id)",
        "habittrack.mt_events pkey_mt_events_seq_id PRIMARY KEY (seq_id)",
        "habittrack.mt_high_water_skips pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)",
        "habittrack.mt_streams pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)",
    ];

    public static IReadOnlyList<string> Indexes { get; } =
    [
        // Ours, which Marten must be told to ignore.
        "CREATE INDEX ix_mt_events_tenant_sequence ON habittrack.mt_events USING btree (tenant_id, seq_id)",
        "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON habittrack.mt_events USING btree (tenant_id, stream_id, version)",
    ];
}
