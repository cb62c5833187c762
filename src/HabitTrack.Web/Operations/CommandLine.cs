namespace HabitTrack.Web;

/// <summary>Command-line options that run a single task instead of the service.</summary>
internal static class CommandLine
{
    /// <summary>Runs the task that the arguments name.</summary>
    /// <returns>The output of the task; null if the arguments start the service.</returns>
    /// <exception cref="CannotStartException">The task failed; the message explains the cause and the remedy.</exception>
    public static async Task<string?> Run(string[] args) => args switch
    {
        ["--admin-token", .. var settings] => await IssueAdminToken(settings),
        ["--backup", var file, .. var settings] => await Backups.Write(file, settings),
        ["--restore", var file, .. var settings] => await Backups.Restore(file, settings),
        _ => null,
    };

    /// <summary>Issues an administrator token for the service that uses the configured database.</summary>
    /// <returns>The token, which is not stored.</returns>
    /// <exception cref="CannotStartException">The database is not available; the message explains the cause and the remedy.</exception>
    private static async Task<string> IssueAdminToken(string[] args)
    {
        var clock = Service.SystemClock;
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        await using var database = await Database.Start(settings);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(clock);
        Service.AddStorage(builder, database);
        using var host = builder.Build();
        await Database.Prepare(host.Services);
        return await AuthMode.IssueAdminToken(host.Services.GetRequiredService<AccessRegister>(), clock, CancellationToken.None);
    }
}
