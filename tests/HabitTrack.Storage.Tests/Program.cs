using HabitTrack.Storage.Tests.Embedded;
using HabitTrack.Storage.Tests.History;
using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.Storage.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ServingProcess.Mode, var dataFolder] => ServingProcess.Serve(dataFolder),
        [NodeProcess.Mode, var connectionString] => NodeProcess.Serve(connectionString),
        [GeneratingCode.Mode, var folder] => Task.FromResult(GeneratingCode.Write(folder)),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
