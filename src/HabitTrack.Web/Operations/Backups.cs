using HabitTrack.Postgres;
namespace HabitTrack.Web;

/// <summary>Backs up and restores the embedded database.</summary>
internal static class Backups
{
    /// <returns>The message for the console.</returns>
    /// <exception cref="CannotStartException">The backup failed; the message explains the cause and the remedy.</exception>
    public static Task<string> Write(string file, string[] args) => Run(args, async data =>
    {
        await EmbeddedBackup.Write(data, file, Console.Error.WriteLine, CancellationToken.None);
        return $"Backed up {data} to {file}.";
    });

    /// <returns>The message for the console.</returns>
    /// <exception cref="CannotStartException">The restore failed; the message explains the cause and the remedy.</exception>
    public static Task<string> Restore(string file, string[] args) => Run(args, async data =>
    {
        await EmbeddedBackup.Restore(data, file, Console.Error.WriteLine, CancellationToken.None);
        return $"""
            Restored {file} to {data}. Start the service with: scripts/run --data {data}
            Changes made after the backup are lost: erase again the people who were erased, and revoke again the tokens that were revoked since then.
            """;
    });

    private static async Task<string> Run(string[] args, Func<string, Task<string>> action)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if (!string.IsNullOrWhiteSpace(settings.GetConnectionString("HabitTrack")))
        {
            throw new CannotStartException(
                "ConnectionStrings__HabitTrack is set, so the database is not embedded. "
                    + "Back it up and restore it with pg_dump and pg_restore, as described in docs/running.md.");
        }

        try
        {
            return await action(settings["data"] ?? ".habittrack");
        }
        catch (Exception failure) when (failure is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(failure.Message);
        }
    }
}
