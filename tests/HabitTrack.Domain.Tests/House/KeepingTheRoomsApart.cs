namespace HabitTrack.Domain.Tests.House;

public sealed class KeepingTheRoomsApart
{
    private const string Domain = "HabitTrack.Domain";
    private const string Storage = "HabitTrack.Storage";
    private const string Postgres = "HabitTrack.Postgres";
    private const string Web = "HabitTrack.Web";

    [Fact]
    public void domain_knows_nothing_but_time_zones()
    {
        Assert.Equal(["NodaTime"], Sources.Packages(Domain));
        Assert.Empty(Sources.Rooms(Domain));
    }

    [Fact]
    public void storage_knows_domain_and_its_packages()
    {
        Assert.Equal(["Marten", "Microsoft.Extensions.Caching.Memory", "Npgsql", "WolverineFx.Marten"], Sources.Packages(Storage));
        Assert.Equal([Domain], Sources.Rooms(Storage));
    }

    [Fact]
    public void the_embedded_server_knows_nothing_but_npgsql()
    {
        Assert.Equal(["Npgsql"], Sources.Packages(Postgres));
        Assert.Empty(Sources.Rooms(Postgres));
    }

    [Fact]
    public void web_brings_them_together()
    {
        Assert.Superset(new HashSet<string> { Domain, Postgres, Storage }, Sources.Rooms(Web).ToHashSet());
    }

    [Theory]
    [InlineData(Domain, "sql npgsql postgres marten wolverine database http html css route endpoint cookie browser")]
    [InlineData(Storage, "http html css route endpoint cookie")]
    [InlineData(Postgres, "streak hang walk posture workout stretch goal exercise marten wolverine http html css route endpoint cookie")]
    [InlineData(Web, "sql npgsql jsonb")]
    public void a_room_never_says(string room, string words)
    {
        var foreign = words.Split(' ').SelectMany(word => new[] { word, $"{word}s", $"{word}es" }).ToHashSet();

        var said = Sources.Lines($"src/{room}").Where(line => Words.Of(line.Text).Any(foreign.Contains));

        SourceLine.None(said, "says a word of another room");
    }
}
