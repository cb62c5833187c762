using System.Globalization;

namespace HabitTrack.Postgres;

/// <summary>An installation of PostgreSQL: the folder that contains <c>initdb</c> and <c>postgres</c>.</summary>
/// <param name="Folder">The full path of the folder.</param>
/// <param name="Major">The major version, such as 15.</param>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    public const string Variable = "HABITTRACK_PG_BIN";

    private const int MinimumVersion = 15;

    private static readonly (string Folder, string Versions)[] InstallFolders =
    [
        ("/usr/lib/postgresql", "*"),
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
    ];

    /// <summary>Finds the newest installation, or the one that matches an existing database.</summary>
    /// <param name="major">The major version of the existing database; null for a new one.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="PostgresMissingException">No suitable version is installed.</exception>
    public static async Task<PostgresBinaries> Find(int? major, CancellationToken cancellation)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Candidates().Where(IsComplete))
        {
            if (await MajorOf(folder, cancellation) is { } version)
                found.Add(new PostgresBinaries(folder, version));
        }

        return found.Where(binaries => major is null ? binaries.Major >= MinimumVersion : binaries.Major == major).MaxBy(binaries => binaries.Major)
            ?? throw new PostgresMissingException(Missing(major, found));
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return [Path.GetFullPath(named)];

        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var installed = InstallFolders
            .Where(home => Directory.Exists(home.Folder))
            .SelectMany(home => Directory.EnumerateDirectories(home.Folder, home.Versions))
            .Select(version => Path.Combine(version, "bin"));
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(installed);
    }

    private static bool IsComplete(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    /// <summary>Parses the third word of output such as "postgres (PostgreSQL) 15.14 (Debian 15.14-0)".</summary>
    private static async Task<int?> MajorOf(string folder, CancellationToken cancellation)
    {
        var output = await ServerShell.Run("\"$1/postgres\" --version || true", [folder], $"{folder} cannot be read:", cancellation);
        var version = output.Split(' ').ElementAtOrDefault(2) ?? "";
        return int.TryParse(string.Concat(version.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static string Missing(int? major, List<PostgresBinaries> found)
    {
        var versions = string.Join(", ", found.Select(binaries => binaries.Major).Distinct());
        var present = found.Count == 0 ? "none was found" : $"only version {versions} was found";
        return major is null
            ? $"The embedded server requires PostgreSQL {MinimumVersion} or later, but {present}."
            : $"The data was written by PostgreSQL {major}, but {present}. Version {major} is required to use or export the data.";
    }
}
