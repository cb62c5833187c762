using HabitTrack.Postgres;
namespace HabitTrack.Web;

/// <summary>Backups of the embedded database, by a program that ends once they are written or restored.</summary>
internal static class Backups
{
    /// <returns>What to tell whoever asked.</returns>
    /// <exception cref="CannotStartException">Says what is in the way and what to do.</exception>
    public static Task<string> Write(string file, string[] args) => Run(args, async data =>
    {
        await EmbeddedBackup.Write(data, file, Console.Error.WriteLine, CancellationToken.None);
        return $"{file} has all of {data}.";
    });

    /// <returns>What to tell whoever asked.</returns>
    /// <exception cref="CannotStartException">Says what is in the way and what to do.</exception>
    public static Task<string> Restore(string file, string[] args) => Run(args, async data =>
    {
        await EmbeddedBackup.Restore(data, file, Console.Error.WriteLine, CancellationToken.None);
        return $"""
            {data} has all of {file}. Start the service on it: scripts/run --data {data}
            What was done since the backup is undone: erase again whoever was erased, and revoke again the tokens that were revoked.
            """;
    });

    private static async Task<string> Run(string[] args, Func<string, Task<string>> act)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if (!string.IsNullOrWhiteSpace(settings.GetConnectionString("HabitTrack")))
            throw new CannotStartException("ConnectionStrings__HabitTrack names a server of your own: back it up and restore it by pg_dump and pg_restore, as docs/running.md says.");

        try
        {
            return await act(settings["data"] ?? ".habittrack");
        }
        catch (Exception failure) when (failure is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException(failure.Message);
        }
    }
}
