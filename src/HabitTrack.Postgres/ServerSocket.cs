using System.Net.Sockets;
using System.Text;

namespace HabitTrack.Postgres;

/// <summary>The way to a server's socket, which lies in the folder of its database.</summary>
internal sealed class ServerSocket : IDisposable
{
    private const string FileName = ".s.PGSQL.5432";

    // macOS stops at 103 bytes, Linux at 107.
    private const int LongestPath = 103;

    private readonly DirectoryInfo? shortcut;

    /// <summary>
    /// Where the path is too long for a socket's address, or has a sign by which a connection string parts hosts, a shortcut leads there.
    /// </summary>
    public ServerSocket(string database)
    {
        Folder = database;
        if (Encoding.UTF8.GetByteCount(File) <= LongestPath && !database.AsSpan().ContainsAny(',', ':'))
            return;

        shortcut = Directory.CreateTempSubdirectory("pg-");
        Folder = Path.Combine(shortcut.FullName, "db");
        Directory.CreateSymbolicLink(Folder, database);
    }

    /// <summary>The folder that a connection string names as the host.</summary>
    public string Folder { get; }

    private string File => Path.Combine(Folder, FileName);

    /// <summary>Whether a server listens.</summary>
    public bool IsServed()
    {
        if (!Path.Exists(File))
            return false;

        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(File));
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused || !Path.Exists(File))
        {
            return false;
        }
    }

    public void Dispose() => shortcut?.Delete(recursive: true);
}
