using HabitTrack.EventStore.Postgres.Appending;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>How every connection of the engine is set, whatever server it goes to.</summary>
internal static class ConnectionSettings
{
    private const string Name = "HabitTrack";
    private const int SecondsOfSilence = 10;

    /// <summary>PostgreSQL lets in a hundred by default: a few nodes have to find room. More than some per core make nothing faster.</summary>
    private const int MostConnections = 20;

    /// <summary>Those who append and who check states take turns, so that a few are enough.</summary>
    private const int MostHotConnections = 4;

    /// <summary>For whatever is asked now and then.</summary>
    public static NpgsqlDataSource DataSource(string connectionString) => Builder(connectionString, MostConnections).Build();

    /// <summary>
    /// For the few statements that everything waits for. They find rows by their keys, however small a table was when they were planned;
    /// said once a connection, since a function that says so itself does it with every call.
    /// </summary>
    public static NpgsqlDataSource HotDataSource(string connectionString)
    {
        const string Plans =
            "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off";
        var database = Builder(connectionString, MostHotConnections);
        database.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(Plans, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(Plans, connection);
                await command.ExecuteNonQueryAsync();
            });
        return database.Build();
    }

    private static NpgsqlDataSourceBuilder Builder(string connectionString, int most)
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
            settings.MaxPoolSize = most;
        var database = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        Rows.Map(database);
        return database;
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
