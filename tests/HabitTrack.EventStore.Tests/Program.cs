using HabitTrack.EventStore.Tests.Embedded;
using HabitTrack.EventStore.Tests.History;
using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.EventStore.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ServingProcess.Mode, var dataFolder] => ServingProcess.Serve(dataFolder),
        [NodeProcess.Mode, var connectionString] => NodeProcess.Serve(connectionString),
#if FULL_FEED
        [Marten.GeneratedCode.Mode, var folder] => Marten.GeneratedCode.Write(folder),
#endif
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
