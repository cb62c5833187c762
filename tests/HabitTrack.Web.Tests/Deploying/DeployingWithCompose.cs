using Npgsql;

namespace HabitTrack.Web.Tests;

public sealed class DeployingWithCompose
{
    private readonly ComposeFile file = ComposeFile.Read();

    [Fact]
    public async Task configures_nodes_with_settings_that_the_service_accepts()
    {
        string[] known = ["ConnectionStrings__HabitTrack", "ASPNETCORE_URLS", "Auth__Mode", "Proxies", "HABITTRACK_ADMIN_TOKEN"];

        Assert.Equal(2, file.Nodes.Count());
        foreach (var node in file.Nodes.Select(ComposeFile.Environment))
        {
            Assert.Equal(known.Order(), node.Keys.Order());
            Assert.StartsWith("${HABITTRACK_ADMIN_TOKEN:?", node["HABITTRACK_ADMIN_TOKEN"], StringComparison.Ordinal);
            var here = node["ASPNETCORE_URLS"].Replace("0.0.0.0:5080", "127.0.0.1:0", StringComparison.Ordinal);
            var admin = TokensApp.RandomToken();
            await using var app = await HabitTrackApp.Start(
                "--urls", here, "--Auth:Mode", node["Auth__Mode"], "--Proxies", node["Proxies"], "--HABITTRACK_ADMIN_TOKEN", admin);

            (await app.Get("/health/ready")).Expect(200);
            (await app.Get("/v1/people")).Refuses(401, "token-required");
            (await app.Get("/v1/people", TokensApp.Bearer(admin))).Expect(200);
        }
    }

    [Fact]
    public void connects_every_node_to_the_same_database()
    {
        var database = ComposeFile.Environment(file.Services["database"]);
        foreach (var node in file.Nodes.Select(ComposeFile.Environment))
        {
            var connection = new NpgsqlConnectionStringBuilder(node["ConnectionStrings__HabitTrack"]);
            Assert.Equal(
                ("database", database["POSTGRES_USER"], database["POSTGRES_DB"], "${HABITTRACK_PASSWORD}"),
                (connection.Host, connection.Username, connection.Database, connection.Password));
        }
    }

    [Fact]
    public void exposes_only_the_proxy_which_forwards_to_every_node()
    {
        var nodes = file.Services.Where(service => file.Nodes.Contains(service.Value))
            .Select(service => $"{service.Key}:{new Uri(ComposeFile.Environment(service.Value)["ASPNETCORE_URLS"]).Port}");

        Assert.Equal(["proxy"], file.Services.Where(service => service.Value.ContainsKey("ports")).Select(service => service.Key));
        Assert.DoesNotContain(file.Services.Values, service => service.ContainsKey("network_mode"));
        Assert.All(file.Nodes, node => Assert.Equal(file.Subnet, ComposeFile.Environment(node)["Proxies"]));
        Assert.Contains(file.Proxy, words => words is ["health_uri", "/health/ready"]);
        Assert.Equal(nodes, file.Proxy.Single(words => words[0] == "reverse_proxy")[1..^1]);
    }

    [Fact]
    public void refers_only_to_existing_services_and_volumes()
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
    public void builds_an_image_that_runs_without_root_and_has_a_health_check()
    {
        var build = (Dictionary<object, object>)file.Nodes.First()["build"];
        var lines = File.ReadAllLines(Path.Combine(ComposeFile.Folder, (string)build["dockerfile"]));

        Assert.Contains("USER app", lines);
        Assert.Contains(lines, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && line.Contains("/health/ready", StringComparison.Ordinal));
    }
}
