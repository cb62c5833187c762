using System.Runtime.InteropServices;
using HabitTrack.Web;
using Microsoft.AspNetCore.Connections;

try
{
    if (await CommandLine.Run(args) is { } output)
    {
        Console.WriteLine(output);
        return 0;
    }

    await using var app = await Service.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"HabitTrack is listening on {app.Urls.First()}"));
    // Closing the terminal also shuts down gracefully.
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
    {
        signal.Cancel = true;
        app.Lifetime.StopApplication();
    });
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is CannotStartException or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
