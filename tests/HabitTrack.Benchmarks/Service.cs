using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The current version of the service or an earlier one.</summary>
/// <param name="name">The name in the results.</param>
/// <param name="built">The folder of the build.</param>
/// <param name="database">The connection to the database.</param>
/// <param name="folder">A folder for files.</param>
internal sealed class Service(string name, string built, NpgsqlConnectionStringBuilder database, string folder) : BenchmarkTarget(name, database, folder)
{
    public static readonly RequestTemplate Dashboard = new("/v1/dashboard", "\"habits\":[\n\"habit\":\"hang\"");
    public static readonly RequestTemplate Streaks = new("/v1/streaks", "\"streaks\":[\n\"habit\":\"hang\"");

    private readonly string admin = "ht_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public override RequestTemplate Log { get; } =
        new("/v1/hangs", "\"seconds\":45\n\"streak\":{\n\"records\":[\n\"advice\":[", """{"seconds":45,"grip":"overhand"}""");

    /// <summary>Sends requests as the administrator.</summary>
    public Caller Admin => Program.As($"Bearer {admin}");

    /// <summary>Adds a person and returns a client that sends requests as that person.</summary>
    public async Task<Caller> AddPerson(string person) => Program.As(await Enrol(person, CancellationToken.None));

    protected override Task<RunningProgram> Run(string? authorization)
    {
        var address = new Uri($"http://127.0.0.1:{RunningProgram.FreePort()}");
        return RunningProgram.Start(
            Path.Combine(built, "HabitTrack.Web.dll"),
            [$"--port={address.Port}"],
            new Dictionary<string, string>
            {
                ["ConnectionStrings__HabitTrack"] = Database.ConnectionString,
                ["Auth__Mode"] = "tokens",
                ["HABITTRACK_ADMIN_TOKEN"] = admin,
                ["RateLimit__PerSecond"] = "1000000",
                ["RateLimit__Burst"] = "1000000",
            },
            address,
            authorization is null ? "/health/ready" : Dashboard.Path,
            authorization);
    }

    protected override async Task<string?> Enrol(string person, CancellationToken cancellation)
    {
        await Admin.Post("/v1/people", new { id = person, name = person }, cancellation);
        var issued = await Admin.Post("/v1/tokens", new { name = "bench", scopes = new[] { "log", "read" }, person }, cancellation);
        return $"Bearer {(string?)Caller.Read(issued)["token"]}";
    }
}
