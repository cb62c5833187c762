using System.Globalization;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The plain Marten and Wolverine service in the folder Peer.</summary>
/// <param name="database">The connection to the database.</param>
/// <param name="folder">A folder for files.</param>
internal sealed class Peer(NpgsqlConnectionStringBuilder database, string folder) : BenchmarkTarget(Name, database, folder)
{
    public new const string Name = "the peer";

    private const string HelloPath = "/hello";

    public static readonly RequestTemplate Document = new("/people/{person}/hangs", "\"currentStreak\":");

    private static readonly string Dll = Path.Combine(Tool.Published("peer"), "HabitTrack.Peer.dll");

    public override RequestTemplate Log { get; } =
        new("/people/{person}/hangs", "\"longest\":45\n\"currentStreak\":", """{"seconds":45,"grip":"overhand"}""");

    public Uri Hello => new(Program.Address, HelloPath);

    private Dictionary<string, string> Environment => new() { ["ConnectionStrings__Peer"] = Database.ConnectionString };

    /// <summary>Runs a command of the peer and returns the duration in seconds that it prints; 0 if it prints none.</summary>
    public async Task<double> Command(params string[] arguments)
    {
        const string prefix = "seconds: ";
        var output = await Tool.Run("dotnet", [Dll, .. arguments], Environment, Path.GetDirectoryName(Dll));
        var line = output.Split('\n').SingleOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line[prefix.Length..], CultureInfo.InvariantCulture);
    }

    protected override Task<RunningProgram> Run(string? authorization)
    {
        var address = new Uri($"http://127.0.0.1:{RunningProgram.FreePort()}");
        // There is no document before the first log.
        var first = File.Exists(People) ? Document.For("person-1") : HelloPath;
        return RunningProgram.Start(Dll, [], new Dictionary<string, string>(Environment) { ["ASPNETCORE_URLS"] = $"{address}" }, address, first, null);
    }

    /// <summary>Tenants of the peer are not registered.</summary>
    protected override Task<string?> Enrol(string person, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
