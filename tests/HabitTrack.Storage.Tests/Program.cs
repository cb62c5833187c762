using HabitTrack.Storage.Tests.Embedded;
using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.Storage.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ServingProcess.Mode, var dataFolder] => ServingProcess.Serve(dataFolder),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
