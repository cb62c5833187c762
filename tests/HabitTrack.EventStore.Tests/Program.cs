using HabitTrack.EventStore.Tests.Embedded;
using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.EventStore.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args is [ServingProcess.Mode, var dataFolder]
        ? ServingProcess.Serve(dataFolder)
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
