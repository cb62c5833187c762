namespace HabitTrack.Domain.Tests.Conventions;

public sealed class SeparatingProjects
{
    private const string Domain = "HabitTrack.Domain";
    private const string Storage = "HabitTrack.Storage";
    private const string Postgres = "HabitTrack.Postgres";
    private const string Web = "HabitTrack.Web";

    [Fact]
    public void domain_depends_only_on_noda_time()
    {
        Assert.Equal(["NodaTime"], Sources.Packages(Domain));
        Assert.Empty(Sources.Projects(Domain));
    }

    [Fact]
    public void storage_depends_only_on_domain_and_its_packages()
    {
        Assert.Equal(["Marten", "Microsoft.Extensions.Caching.Memory", "Npgsql", "WolverineFx.Marten"], Sources.Packages(Storage));
        Assert.Equal([Domain], Sources.Projects(Storage));
    }

    [Fact]
    public void the_embedded_server_depends_only_on_npgsql()
    {
        Assert.Equal(["Npgsql"], Sources.Packages(Postgres));
        Assert.Empty(Sources.Projects(Postgres));
    }

    [Fact]
    public void web_depends_on_all_projects()
    {
        Assert.Superset(new HashSet<string> { Domain, Postgres, Storage }, Sources.Projects(Web).ToHashSet());
    }

    [Theory]
    [InlineData(Domain, "sql npgsql postgres marten wolverine database http html css route endpoint cookie browser")]
    [InlineData(Storage, "http html css route endpoint cookie")]
    [InlineData(Postgres, "streak hang walk posture workout stretch goal exercise marten wolverine http html css route endpoint cookie")]
    [InlineData(Web, "sql npgsql jsonb")]
    public void a_project_does_not_mention_concepts_of_other_projects(string project, string words)
    {
        var foreign = words.Split(' ').SelectMany(word => new[] { word, $"{word}s", $"{word}es" }).ToHashSet();

        var lines = Sources.Lines($"src/{project}").Where(line => Words.Of(line.Text).Any(foreign.Contains));

        SourceLine.AssertNone(lines, "mentions a concept of another project");
    }
}
