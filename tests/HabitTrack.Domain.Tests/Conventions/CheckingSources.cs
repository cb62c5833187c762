namespace HabitTrack.Domain.Tests.Conventions;

public sealed class CheckingSources
{
    [Fact]
    public void finds_no_todo_comments()
    {
        SourceLine.AssertNone(Sources.Lines("src").Where(Contains("TODO")), "has a to-do comment");
    }

    [Fact]
    public void finds_the_system_clock_in_one_file_of_web()
    {
        var file = Assert.Single(Sources.Lines("src").Where(Contains("TimeProvider.System")).Select(line => line.File).Distinct());
        Assert.StartsWith(Path.Combine("src", "HabitTrack.Web"), file, StringComparison.Ordinal);

        string[] others = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.CreateVersion7()"];
        SourceLine.AssertNone(Sources.Lines("src").Where(line => others.Any(clock => Contains(clock)(line))), "reads the system clock");
    }

    private static Func<SourceLine, bool> Contains(string text) => line => line.Text.Contains(text, StringComparison.Ordinal);
}
