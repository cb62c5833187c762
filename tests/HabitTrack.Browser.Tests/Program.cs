using Xunit.MicrosoftTestingPlatform;

namespace HabitTrack.Browser.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Pictures.Mode, var address, var folder, .. var pages] => Pictures.Take(new Uri(address), folder, pages),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
