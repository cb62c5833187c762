using System.Globalization;

namespace HabitTrack.Postgres;

/// <summary>The folder of one database, claimed for one service at a time.</summary>
internal sealed class ServerFolder(string path, FileStream claim) : IDisposable
{
    /// <summary>The name of the role, the database and the server.</summary>
    public const string Name = "habittrack";

    private const string NoUser =
        "PostgreSQL does not run as root, and this machine has no user postgres to run it instead. "
        + "Make one (adduser --system --group postgres), or start the service as a user that is not root.";

    /// <summary>The full path of the database's folder.</summary>
    public string Path { get; } = path;

    /// <summary>How its server is reached.</summary>
    public ServerSocket Socket { get; } = new(path);

    /// <summary>Where the database lies under a data folder.</summary>
    public static string Of(string dataFolder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), "postgres");

    /// <summary>The major version of PostgreSQL that made a database; null before there is one.</summary>
    /// <exception cref="EmbeddedPostgresException">Something else is in its place.</exception>
    public static int? MajorOf(string database)
    {
        if (!Directory.Exists(database))
            return null;
        var version = System.IO.Path.Combine(database, "PG_VERSION");
        return File.Exists(version)
            ? int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture)
            : throw new EmbeddedPostgresException(
                $"{database} is no PostgreSQL database. Move it away, or give the service another data folder.");
    }

    /// <summary>Takes the database under a data folder, which is made where it is absent.</summary>
    /// <exception cref="EmbeddedPostgresException">Another service has it.</exception>
    public static ServerFolder Claim(string dataFolder)
    {
        var data = System.IO.Path.GetFullPath(dataFolder);
        MakePrivate(data);

        var claimFile = System.IO.Path.Combine(data, "postgres.lock");
        try
        {
            var claimed = new FileStream(claimFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ServerFolder(Of(data), claimed);
        }
        catch (IOException e) when (File.Exists(claimFile))
        {
            throw new EmbeddedPostgresException(
                $"The data folder {data} is in use by another service. Stop that one, or give this one a data folder of its own.", e);
        }
    }

    /// <summary>Makes the database. It appears whole or not at all.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be made.</exception>
    public async Task Create(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var unfinished = Path + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        MakePrivate(unfinished);

        if (Environment.IsPrivilegedProcess)
            await ServerShell.Run("chown postgres:postgres \"$1\"", [unfinished], NoUser, cancellation);
        await ServerShell.RunAsOwner("create.sh", unfinished, [binaries.Folder, Name], $"No database can be made in {unfinished}:", cancellation);
        Directory.Move(unfinished, Path);
    }

    /// <summary>Whether the server with this process id takes connections.</summary>
    public bool IsReady(string processId)
    {
        const int idLine = 0, statusLine = 7;
        var file = System.IO.Path.Combine(Path, "postmaster.pid");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        return lines.Length > statusLine
            && string.Equals(lines[idLine], processId, StringComparison.Ordinal)
            && lines[statusLine].Trim() is "ready";
    }

    public void Dispose()
    {
        Socket.Dispose();
        claim.Dispose();
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("On Windows the service has no server of its own: name one in ConnectionStrings__HabitTrack.");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
