using System.Globalization;
using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class DeployingWithCompose
{
    private readonly ComposeFile file = ComposeFile.Read();

    [Fact]
    public void gives_nodes_only_settings_that_the_service_reads()
    {
        string[] known = ["ConnectionStrings__HabitTrack", "Engine", "port", "data"];

        Assert.Equal(2, file.Nodes.Count());
        Assert.All(file.Nodes, node => Assert.Subset(known.ToHashSet(), ComposeFile.Environment(node).Keys.ToHashSet()));
        Assert.All(file.Nodes, node => Assert.Equal("Marten", ComposeFile.Environment(node)["Engine"]));
    }

    [Fact]
    public async Task gives_nodes_settings_that_the_service_accepts()
    {
        foreach (var node in file.Nodes.Select(ComposeFile.Environment))
        {
            // Nothing listens on port 1, so whatever the service says, it has understood all the rest.
            var connection = new NpgsqlConnectionStringBuilder(node["ConnectionStrings__HabitTrack"]) { Port = 1 };
            var refused = await Assert.ThrowsAsync<CannotStartException>(() => Service.Build(
                "--port", "0", "--Engine", Engine(node["Engine"]), "--ConnectionStrings:HabitTrack", connection.ConnectionString));

            Assert.Contains("The database that ConnectionStrings__HabitTrack leads to does not serve", refused.Message);
            Assert.InRange(int.Parse(node["port"], CultureInfo.InvariantCulture), 1024, 65_535);
        }
    }

    [Fact]
    public void leads_every_node_to_the_one_database_and_to_a_port_of_its_own()
    {
        var database = ComposeFile.Environment(file.Services["database"]);
        var published = ((List<object>)file.Services["database"]["ports"]).Cast<string>().Single();
        foreach (var node in file.Nodes.Select(ComposeFile.Environment))
        {
            var connection = new NpgsqlConnectionStringBuilder(node["ConnectionStrings__HabitTrack"]);
            Assert.Equal(
                (database["POSTGRES_USER"], database["POSTGRES_DB"], "${HABITTRACK_PASSWORD}"),
                (connection.Username, connection.Database, connection.Password));
            Assert.StartsWith($"{connection.Host}:{connection.Port}:", published, StringComparison.Ordinal);
        }

        Assert.Equal(2, file.Nodes.Select(node => ComposeFile.Environment(node)["port"]).Distinct().Count());
    }

    [Fact]
    public void names_only_what_there_is()
    {
        foreach (var service in file.Services.Values)
        {
            if (service.TryGetValue("depends_on", out var needed))
                Assert.All(((Dictionary<object, object>)needed).Keys, name => Assert.Contains("healthcheck", file.Services[(string)name].Keys));
            if (service.TryGetValue("volumes", out var volumes))
                Assert.All(((List<object>)volumes).Cast<string>(), volume => Assert.Contains(volume.Split(':')[0], file.Volumes));
        }
    }

    [Fact]
    public void builds_nodes_from_a_file_that_runs_without_root_and_tells_its_health()
    {
        var build = (Dictionary<object, object>)file.Nodes.First()["build"];
        var lines = File.ReadAllLines(Path.Combine(ComposeFile.Folder, (string)build["dockerfile"]));

        Assert.Contains("USER app", lines);
        Assert.Contains(lines, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && line.Contains("/health/ready", StringComparison.Ordinal));
    }

    /// <summary>Where the build has no Marten engine, the others' settings are still tried.</summary>
    private static string Engine(string asked) =>
#if FULL_FEED
        asked;
#else
        asked == "Marten" ? "Postgres" : asked;
#endif
}
