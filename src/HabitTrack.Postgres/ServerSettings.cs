namespace HabitTrack.Postgres;

/// <summary>How an embedded server is set up. What <c>ALTER SYSTEM</c> sets gives way to these.</summary>
internal static class ServerSettings
{
    private static readonly (string Name, string Value)[] All =
    [
        // An acknowledged commit survives a power cut.
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),

        // Reachable only through the socket in its folder, which only its owner may enter.
        ("listen_addresses", ""),
        ("unix_socket_directories", "."),
        ("max_connections", "100"),

        // A small share of the machine; rare, wide checkpoints keep full-page images few.
        ("shared_buffers", "128MB"),
        ("max_wal_size", "1GB"),
        ("checkpoint_timeout", "15min"),
        ("jit", "off"),

        ("timezone", "UTC"),
        ("cluster_name", ServerFolder.Name),

        // One file a day of the week, emptied when the day comes again.
        ("logging_collector", "on"),
        ("log_destination", "stderr"),
        ("log_directory", ServerFolder.Log),
        ("log_filename", "postgres-%a.log"),
        ("log_truncate_on_rotation", "on"),
        ("log_rotation_age", "1d"),
        ("log_rotation_size", "0"),
        ("log_line_prefix", "%m [%p] %q%u@%d "),
        ("log_timezone", "UTC"),
        ("log_checkpoints", "off"),
    ];

    /// <summary>The settings as arguments of <c>postgres</c>.</summary>
    public static IEnumerable<string> Arguments => All.SelectMany(setting => new[] { "-c", $"{setting.Name}={setting.Value}" });
}
