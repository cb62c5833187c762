using HabitTrack.EventStore.Postgres.Appending;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>How every connection of the engine is set, whatever server it goes to.</summary>
internal static class ConnectionSettings
{
    private const string Name = "HabitTrack";
    private const int SecondsOfSilence = 10;

    /// <summary>PostgreSQL lets in a hundred by default: a few nodes have to find room. More than some per core make nothing faster.</summary>
    private const int MostConnections = 24;

    public static NpgsqlDataSource DataSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = Name,
            Enlist = false,
            // Nothing is left behind on a connection, so there is nothing to reset: one message less per use.
            NoResetOnClose = true,
            // What is hot is prepared by hand: with automatic preparation, Npgsql 10.0.0 loses track of the protocol when a
            // statement fails in the very round trip that prepares it.
            MaxAutoPrepare = 0,
        };
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = MostConnections;
        var database = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        Rows.Map(database);
        return database.Build();
    }

    /// <summary>Of a connection that waits for the server to speak, and must find out by itself when the server is gone.</summary>
    public static string Lasting(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = Name,
        Enlist = false,
        Pooling = false,
        KeepAlive = SecondsOfSilence,
    }.ConnectionString;
}
