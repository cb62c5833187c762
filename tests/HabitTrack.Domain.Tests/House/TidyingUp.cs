namespace HabitTrack.Domain.Tests.House;

public sealed class TidyingUp
{
    [Fact]
    public void leaves_nothing_for_later()
    {
        SourceLine.None(Sources.Lines("src").Where(Says("TODO")), "leaves something to do");
    }

    [Fact]
    public void leaves_the_system_clock_to_one_file_of_web()
    {
        var file = Assert.Single(Sources.Lines("src").Where(Says("TimeProvider.System")).Select(line => line.File).Distinct());
        Assert.StartsWith(Path.Combine("src", "HabitTrack.Web"), file, StringComparison.Ordinal);

        string[] others = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.CreateVersion7()"];
        SourceLine.None(Sources.Lines("src").Where(line => others.Any(clock => Says(clock)(line))), "reads a clock of its own");
    }

    private static Func<SourceLine, bool> Says(string text) => line => line.Text.Contains(text, StringComparison.Ordinal);
}
