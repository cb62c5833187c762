using Npgsql;

namespace HabitTrack.Storage;

/// <summary>How every connection to the database is set.</summary>
public static class DataSources
{
    private const string Name = "HabitTrack";
    private const int SecondsOfSilence = 10;

    /// <summary>PostgreSQL lets in a hundred by default: a few nodes have to find room. More than some per core make nothing faster.</summary>
    private const int MostConnections = 20;

    /// <summary>A node that freezes in a transaction must not hold up the others for longer than this.</summary>
    private const string Options = "-c idle_in_transaction_session_timeout=5s";

    /// <summary>Connections for Marten and for this program's own statements.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Name,
            Enlist = false,
            // Nothing is left behind on a connection, so that there is nothing to reset: one message less per use.
            NoResetOnClose = true,
            Timezone = "UTC",
        };
        settings.Options = string.Join(' ', settings.Options, Options).Trim();
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = MostConnections;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        // Metrics are labelled by the name, which would be the connection string.
        return new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = Name }.Build();
    }

    /// <summary>A connection that waits for the server to speak, or holds a lock for long, and finds out by itself when the server is gone.</summary>
    public static NpgsqlConnection UnpooledConnection(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = Name,
        Enlist = false,
        Pooling = false,
        KeepAlive = SecondsOfSilence,
    }.ConnectionString);
}
