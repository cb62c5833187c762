using HabitTrack.Web;

try
{
    await using var app = await Service.Build(args);
    await app.RunAsync();
    return 0;
}
catch (CannotStartException reason)
{
    await Console.Error.WriteLineAsync(reason.Message);
    return 1;
}
