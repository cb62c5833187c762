using System.Globalization;
using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;
using HabitTrack.Storage.Tests.Reminders;
using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.Storage.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ServingProcess.Mode, var dataFolder] => ServingProcess.Serve(dataFolder),
        [NodeProcess.Mode, var connectionString] => NodeProcess.Serve(connectionString),
        [RemindingProcess.Mode, var connectionString, var noon, var people] =>
            RemindingProcess.Serve(connectionString, long.Parse(noon, CultureInfo.InvariantCulture), int.Parse(people, CultureInfo.InvariantCulture)),
        [GeneratingCode.Mode, var folder] => Task.FromResult(GeneratingCode.Write(folder)),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
