using System.Text.RegularExpressions;

namespace HabitTrack.Domain.Tests.Conventions;

public sealed class LocatingKinds
{
    /// <summary>The files that register all kinds, or create demonstration data.</summary>
    private static readonly string[] Registers =
    [
        "HabitTrack.Domain/Habits/Entry.cs",
        "HabitTrack.Domain/Habits/HabitKind.cs",
        "HabitTrack.Web/Logging/EntryKind.cs",
        "HabitTrack.Web/Operations/Demo.cs",
    ];

    [Theory]
    [InlineData("Hang", "Hangs", "HabitTrack.Web/Today/Welcome.razor HabitTrack.Web/Progress/ProgressPage.razor")]
    [InlineData("Walk", "Walks")]
    [InlineData("Posture(Check)?", "Posture", "HabitTrack.Web/Progress/ProgressCharts.cs HabitTrack.Web/Progress/ProgressPage.razor")]
    [InlineData("Stretch", "Stretches")]
    [InlineData(
        "Workout",
        "Workouts",
        "HabitTrack.Domain/Care/Advice.cs HabitTrack.Domain/Care/WorkoutAdvice.cs HabitTrack.Domain/Habits/EntryDecider.cs "
        + "HabitTrack.Web/Progress/ProgressPage.razor HabitTrack.Web/Progress/TrainingEndpoints.cs HabitTrack.Web/Today/DashboardView.cs")]
    public void a_kind_is_mentioned_only_in_its_folder_its_command_and_its_registrations(string kind, string folder, string elsewhere = "")
    {
        var names = new Regex(
            $@"\bHabitKind\.{kind}\b|\bLog{kind}\b|\b{kind}(Logged|Facts|Rules|EntryKind|Request|Page|Style|Set)\b|\b(new|is|OfType<|typeof\() ?{kind}\b",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));

        var files = Sources.Lines("src").Where(line => names.IsMatch(line.Text)).Select(line => line.File.Replace('\\', '/')["src/".Length..]).Distinct();

        var outside = files.Where(file => !file.Contains($"/{folder}/", StringComparison.Ordinal) && !file.StartsWith("HabitTrack.Storage/Commands/Log", StringComparison.Ordinal));
        Assert.Empty(outside.Except([.. Registers, .. elsewhere.Split(' ')]));
    }
}
