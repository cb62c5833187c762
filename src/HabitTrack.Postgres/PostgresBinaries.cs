using System.Globalization;

namespace HabitTrack.Postgres;

/// <summary>The folder of this machine that holds <c>initdb</c> and <c>postgres</c>.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Major">The major version, 15 say.</param>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    public const string Variable = "HABITTRACK_PG_BIN";

    private const int Oldest = 15;

    private static readonly (string Folder, string Versions)[] Homes =
    [
        ("/usr/lib/postgresql", "*"),
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
    ];

    /// <summary>Finds the newest PostgreSQL, or the one that a database was made by.</summary>
    /// <param name="major">The major version that made the database; null for a new one.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="PostgresMissingException">There is none that fits.</exception>
    public static async Task<PostgresBinaries> Find(int? major, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Candidates().Where(IsComplete))
        {
            if (await MajorOf(folder, cancellation) is { } version)
                found.Add(new PostgresBinaries(folder, version));
        }

        return found.Where(binaries => major is null ? binaries.Major >= Oldest : binaries.Major == major).MaxBy(binaries => binaries.Major)
            ?? throw new PostgresMissingException(Missing(major, found));
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return [Path.GetFullPath(named)];

        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var installed = Homes
            .Where(home => Directory.Exists(home.Folder))
            .SelectMany(home => Directory.EnumerateDirectories(home.Folder, home.Versions))
            .Select(version => Path.Combine(version, "bin"));
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(installed);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    /// <summary>The version is the third word of, say, "postgres (PostgreSQL) 15.14 (Debian 15.14-0)".</summary>
    private static async Task<int?> MajorOf(string folder, CancellationToken cancellation)
    {
        var output = await ServerShell.Run("\"$1/postgres\" --version || true", [folder], $"{folder} cannot be searched:", cancellation);
        var version = output.Split(' ').ElementAtOrDefault(2) ?? "";
        return int.TryParse(string.Concat(version.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static string Missing(int? major, List<PostgresBinaries> found)
    {
        var versions = string.Join(", ", found.Select(binaries => binaries.Major).Distinct());
        var present = found.Count == 0 ? "none was found" : $"only {versions} was found";
        return major is null
            ? $"The service runs a PostgreSQL of its own, {Oldest} or newer, and {present}."
            : $"The data was written by PostgreSQL {major}, and {present}; version {major} is needed to go on, or to move the data.";
    }
}
