using Npgsql;

namespace HabitTrack.Storage;

/// <summary>Creates the connections to the database.</summary>
public static class DataSources
{
    private const string Name = "HabitTrack";
    private const int KeepAliveSeconds = 10;

    /// <summary>Several nodes share the 100 connections that PostgreSQL accepts by default. More than a few per core do not increase throughput.</summary>
    private const int DefaultMaxPoolSize = 20;

    /// <summary>Limits how long a node that freezes in a transaction can block the others.</summary>
    private const string ServerOptions = "-c idle_in_transaction_session_timeout=5s";

    /// <summary>Creates the data source for Marten and for this service's own statements.</summary>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Name,
            Enlist = false,
            // The service leaves no session state behind, so the reset on close, an extra message per use, is unnecessary.
            NoResetOnClose = true,
            Timezone = "UTC",
        };
        settings.Options = string.Join(' ', settings.Options, ServerOptions).Trim();
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = DefaultMaxPoolSize;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        // Npgsql labels its metrics with the name, which defaults to the connection string.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = Name }.Build();
    }

    /// <summary>Creates a connection that waits for notifications or holds a lock, with a keepalive to detect a lost server.</summary>
    public static NpgsqlConnection UnpooledConnection(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = Name,
        Enlist = false,
        Pooling = false,
        KeepAlive = KeepAliveSeconds,
    }.ConnectionString);
}
