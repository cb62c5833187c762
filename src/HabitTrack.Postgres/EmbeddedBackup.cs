using Npgsql;

namespace HabitTrack.Postgres;

/// <summary>Backups of an embedded database, each one file of <c>pg_dump</c>'s custom format.</summary>
public static class EmbeddedBackup
{
    private const string Events = " TABLE habittrack mt_events ";

    // What a database holds is for its owner only, and so is its backup.
    private const string Dump = """umask 077; PATH="$1:$PATH" exec pg_dump --host="$2" --username="$3" --format=custom --file="$4" "$3" """;

    private const string List = """PATH="$1:$PATH" exec pg_restore --list "$2" """;

    // Whoever owned it and might read it where it comes from need not be known here.
    private const string Fill =
        """PATH="$1:$PATH" exec pg_restore --host="$2" --username="$3" --dbname="$3" --single-transaction --no-owner --no-privileges "$4" """;

    /// <summary>Writes one moment's whole, beside a service that goes on or where none runs.</summary>
    /// <param name="dataFolder">The service's.</param>
    /// <param name="file">Appears whole or not at all, and replaces one of that name.</param>
    /// <param name="report">Told, in a sentence, what takes time and what goes wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">There is no database, or it cannot be read.</exception>
    public static async Task Write(string dataFolder, string file, Action<string> report, CancellationToken cancellation)
    {
        var database = ServerFolder.Of(dataFolder);
        var major = ServerFolder.MajorOf(database) ?? throw new EmbeddedPostgresException(
            $"There is no database in {dataFolder}. Name the data folder of the service with --data.");
        var binaries = await PostgresBinaries.Find(major, cancellation);
        using var socket = new ServerSocket(database);
        await using var server = socket.IsServed() ? null : await EmbeddedPostgres.Start(dataFolder, report, cancellation);

        var (whole, unfinished) = (Path.GetFullPath(file), Path.GetFullPath(file) + ".unfinished");
        try
        {
            const string complaint = "No backup was made. Run this as the account that runs the service.";
            await ServerShell.Run(Dump, [binaries.Folder, socket.Folder, ServerFolder.Name, unfinished], complaint, cancellation);
            File.Move(unfinished, whole, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Makes a database that holds what a backup does: all of it, or none.</summary>
    /// <param name="dataFolder">Its data folder, which has no history yet.</param>
    /// <param name="file">The backup.</param>
    /// <param name="report">Told, in a sentence, what takes time and what goes wrong.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">The folder has a history or is in use, or the file is no backup.</exception>
    public static async Task Restore(string dataFolder, string file, Action<string> report, CancellationToken cancellation)
    {
        var (database, backup) = (ServerFolder.Of(dataFolder), Path.GetFullPath(file));
        var binaries = await PostgresBinaries.Find(ServerFolder.MajorOf(database), cancellation);
        var contents = await ServerShell.Run(List, [binaries.Folder, backup], $"{file} cannot be read as a backup:", cancellation);
        if (!contents.Contains(Events, StringComparison.Ordinal))
            throw new EmbeddedPostgresException($"{file} is a backup of something else: it has no events.");

        await using var server = await EmbeddedPostgres.Start(dataFolder, report, cancellation);
        if (await HasHistory(server, cancellation))
            throw new EmbeddedPostgresException($"{dataFolder} has a history, which a restore would not add to. Name a folder without one with --data, or move this one away.");
        using var socket = new ServerSocket(database);
        await ServerShell.Run(Fill, [binaries.Folder, socket.Folder, ServerFolder.Name, backup], "Nothing was restored:", cancellation);
    }

    private static async Task<bool> HasHistory(EmbeddedPostgres server, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand("SELECT to_regclass('habittrack.mt_events') IS NOT NULL");
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
