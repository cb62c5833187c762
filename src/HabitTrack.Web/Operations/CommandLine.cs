namespace HabitTrack.Web;

/// <summary>What the program does instead of serving, where the command line says so.</summary>
internal static class CommandLine
{
    /// <summary>Does it.</summary>
    /// <returns>What to tell; null where the program is to serve.</returns>
    /// <exception cref="CannotStartException">Says what is missing and what to do.</exception>
    public static async Task<string?> Run(string[] args) => args switch
    {
        ["--admin-token", .. var settings] => await IssueAdminToken(settings),
        ["--backup", var file, .. var settings] => await Backups.Write(file, settings),
        ["--restore", var file, .. var settings] => await Backups.Restore(file, settings),
        _ => null,
    };

    /// <summary>Issues a token that may administer the service whose database the settings lead to.</summary>
    /// <returns>The token, which is shown once.</returns>
    /// <exception cref="CannotStartException">Says why the database cannot be had and what to do.</exception>
    private static async Task<string> IssueAdminToken(string[] args)
    {
        var clock = TimeProvider.System;
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
