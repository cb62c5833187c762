using HabitTrack.Web;
using Microsoft.AspNetCore.Connections;

try
{
    await using var app = await Service.Build(args);
    app.Lifetime.ApplicationStarted.Register(() => Service.Announce(app));
    await app.RunAsync();
    return 0;
}
catch (Exception reason) when (reason is CannotStartException or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
