namespace HabitTrack.Domain.Tests.House;

public sealed class KeepingTheRoomsApart
{
    private const string Domain = "HabitTrack.Domain";
    private const string EventStore = "HabitTrack.EventStore";
    private const string Marten = "HabitTrack.EventStore.Marten";
    private const string Web = "HabitTrack.Web";

    [Fact]
    public void domain_knows_nobody()
    {
        Assert.Empty(Sources.Packages(Domain));
        Assert.Empty(Sources.Rooms(Domain));
    }

    [Fact]
    public void event_store_knows_nothing_but_npgsql()
    {
        Assert.Equal(["Npgsql"], Sources.Packages(EventStore));
        Assert.Empty(Sources.Rooms(EventStore));
    }

    [Fact]
    public void the_marten_engine_knows_the_event_store_and_its_packages()
    {
        Assert.Equal(["Marten", "WolverineFx.Marten"], Sources.Packages(Marten));
        Assert.Equal([EventStore], Sources.Rooms(Marten));
    }

    [Fact]
    public void web_brings_both_together()
    {
        Assert.Superset(new HashSet<string> { Domain, EventStore }, Sources.Rooms(Web).ToHashSet());
    }

    [Theory]
    [InlineData(Domain, "sql npgsql postgres marten wolverine database http html css route endpoint cookie browser")]
    [InlineData(EventStore, "habit streak hang walk posture workout stretch goal exercise http html css route endpoint cookie")]
    [InlineData(Marten, "habit streak hang walk posture workout stretch goal exercise http html css route endpoint cookie")]
    [InlineData(Web, "sql npgsql jsonb")]
    public void a_room_never_says(string room, string words)
    {
        var foreign = words.Split(' ').SelectMany(word => new[] { word, $"{word}s", $"{word}es" }).ToHashSet();

        // What analysts are shown is the one place where habits and tables meet.
        var views = Path.Combine("src", Web, "Analysts", "Views");
        var lines = Sources.Lines($"src/{room}").Where(line => Path.GetDirectoryName(line.File) != views);
        var said = lines.Where(line => Words.Of(line.Text).Any(foreign.Contains));

        SourceLine.None(said, "says a word of another room");
    }
}
