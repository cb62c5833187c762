using System.Runtime.InteropServices;
using HabitTrack.Web;
using Microsoft.AspNetCore.Connections;

try
{
    var ending = args switch
    {
        ["--admin-token", .. var settings] => Service.IssueAdminToken(settings),
        ["--backup", var file, .. var settings] => Backups.Write(file, settings),
        ["--restore", var file, .. var settings] => Backups.Restore(file, settings),
        _ => null,
    };
    if (ending is not null)
    {
        Console.WriteLine(await ending);
        return 0;
    }

    await using var app = await Service.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Service.Announce(app));
    // Closing the terminal, too, answers first what was accepted.
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        app.Lifetime.StopApplication();
    });
    await app.RunAsync();
    return 0;
}
catch (Exception reason) when (reason is CannotStartException or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
