using System.Globalization;

namespace HabitTrack.Postgres;

/// <summary>The folder of a database, which only one service at a time can claim.</summary>
internal sealed class ServerFolder(string path, FileStream claim) : IDisposable
{
    /// <summary>The name of the role, the database and the server.</summary>
    public const string Name = "habittrack";

    private const string NoUser =
        "PostgreSQL cannot run as root, and this machine has no user postgres to run it as. "
        + "Create it (adduser --system --group postgres), or start the service as another user than root.";

    /// <summary>The full path of the database's folder.</summary>
    public string Path { get; } = path;

    /// <summary>The socket of the database's server.</summary>
    public ServerSocket Socket { get; } = new(path);

    /// <summary>Returns the folder of the database in a data folder.</summary>
    public static string Of(string dataFolder) => System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), "postgres");

    /// <summary>Returns the major version of PostgreSQL that created a database; null if there is none.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is not a database.</exception>
    public static int? MajorOf(string database)
    {
        if (!Directory.Exists(database))
            return null;
        var version = System.IO.Path.Combine(database, "PG_VERSION");
        return File.Exists(version)
            ? int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture)
            : throw new EmbeddedPostgresException(
                $"{database} is not a PostgreSQL database. Move it away, or use another data folder.");
    }

    /// <summary>Claims the database in a data folder, which is created if missing.</summary>
    /// <exception cref="EmbeddedPostgresException">Another service uses the data folder.</exception>
    public static ServerFolder Claim(string dataFolder)
    {
        var data = System.IO.Path.GetFullPath(dataFolder);
        CreatePrivate(data);

        var claimFile = System.IO.Path.Combine(data, "postgres.lock");
        try
        {
            var claimed = new FileStream(claimFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ServerFolder(Of(data), claimed);
        }
        catch (IOException e) when (File.Exists(claimFile))
        {
            throw new EmbeddedPostgresException(
                $"The data folder {data} is in use by another service. Stop that service, or use another data folder.", e);
        }
    }

    /// <summary>Creates the database, completely or not at all.</summary>
    /// <exception cref="EmbeddedPostgresException">The database cannot be created.</exception>
    public async Task Create(PostgresBinaries binaries, CancellationToken cancellation)
    {
        var unfinished = Path + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        CreatePrivate(unfinished);

        if (Environment.IsPrivilegedProcess)
            await ServerShell.Run("chown postgres:postgres \"$1\"", [unfinished], NoUser, cancellation);
        await ServerShell.RunAsOwner("create.sh", unfinished, [binaries.Folder, Name], $"The database could not be created in {unfinished}:", cancellation);
        Directory.Move(unfinished, Path);
    }

    /// <summary>Returns whether the server with a process id accepts connections.</summary>
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

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new EmbeddedPostgresException("The embedded server is not supported on Windows. Set ConnectionStrings__HabitTrack to use another server.");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
