using Npgsql;

namespace HabitTrack.Postgres;

/// <summary>Backs up and restores embedded databases, as files in <c>pg_dump</c>'s custom format.</summary>
public static class EmbeddedBackup
{
    private const string Events = " TABLE habittrack mt_events ";

    // Like the database, the backup can be read only by its owner.
    private const string Dump = """umask 077; PATH="$1:$PATH" exec pg_dump --host="$2" --username="$3" --format=custom --file="$4" "$3" """;

    private const string List = """PATH="$1:$PATH" exec pg_restore --list "$2" """;

    // The roles of the original database need not exist here.
    private const string Fill =
        """PATH="$1:$PATH" exec pg_restore --host="$2" --username="$3" --dbname="$3" --single-transaction --no-owner --no-privileges "$4" """;

    /// <summary>Writes a consistent backup, whether or not the service is running.</summary>
    /// <param name="dataFolder">The data folder of the service.</param>
    /// <param name="file">The file to write. It is created only if the backup succeeds, and replaces an existing file.</param>
    /// <param name="report">Receives messages about slow operations and problems.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="EmbeddedPostgresException">There is no database, or the backup failed.</exception>
    public static async Task Write(string dataFolder, string file, Action<string> report, CancellationToken cancellation)
    {
        var database = ServerFolder.Of(dataFolder);
        var major = ServerFolder.MajorOf(database) ?? throw new EmbeddedPostgresException(
            $"There is no database in {dataFolder}. Name the data folder of the service with --data.");
        var binaries = await PostgresBinaries.Find(major, cancellation);
        using var socket = new ServerSocket(database);
        await using var server = socket.IsListening() ? null : await EmbeddedPostgres.Start(dataFolder, report, cancellation);

        var (whole, unfinished) = (Path.GetFullPath(file), Path.GetFullPath(file) + ".unfinished");
        try
        {
            const string message = "No backup was made. Run this as the account that runs the service.";
            await ServerShell.Run(Dump, [binaries.Folder, socket.Folder, ServerFolder.Name, unfinished], message, cancellation);
            File.Move(unfinished, whole, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Restores a backup into a new database, completely or not at all.</summary>
    /// <param name="dataFolder">A data folder without a history.</param>
    /// <param name="file">The backup file.</param>
    /// <param name="report">Receives messages about slow operations and problems.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="EmbeddedPostgresException">The folder has a history or is in use, or the file is not a backup.</exception>
    public static async Task Restore(string dataFolder, string file, Action<string> report, CancellationToken cancellation)
    {
        var (database, backup) = (ServerFolder.Of(dataFolder), Path.GetFullPath(file));
        var binaries = await PostgresBinaries.Find(ServerFolder.MajorOf(database), cancellation);
        var contents = await ServerShell.Run(List, [binaries.Folder, backup], $"{file} cannot be read as a backup:", cancellation);
        if (!contents.Contains(Events, StringComparison.Ordinal))
            throw new EmbeddedPostgresException($"{file} is not a backup of HabitTrack: it contains no events.");

        await using var server = await EmbeddedPostgres.Start(dataFolder, report, cancellation);
        if (await HasHistory(server, cancellation))
            throw new EmbeddedPostgresException($"{dataFolder} already has a history. Name a folder without one with --data, or move this one away.");
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
