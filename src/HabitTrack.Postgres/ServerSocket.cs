using System.Net.Sockets;
using System.Text;

namespace HabitTrack.Postgres;

/// <summary>The Unix socket of a server, in the folder of its database.</summary>
internal sealed class ServerSocket : IDisposable
{
    private const string FileName = ".s.PGSQL.5432";

    // The limit is 103 bytes on macOS and 107 on Linux.
    private const int MaxPathLength = 103;

    private readonly DirectoryInfo? linkFolder;

    /// <summary>
    /// Creates a symbolic link if the path is too long for a socket address, or contains a character that separates hosts in a connection string.
    /// </summary>
    public ServerSocket(string database)
    {
        Folder = database;
        if (Encoding.UTF8.GetByteCount(File) <= MaxPathLength && !database.AsSpan().ContainsAny(',', ':'))
            return;

        linkFolder = Directory.CreateTempSubdirectory("pg-");
        Folder = Path.Combine(linkFolder.FullName, "db");
        Directory.CreateSymbolicLink(Folder, database);
    }

    /// <summary>The folder to use as the host in a connection string.</summary>
    public string Folder { get; }

    private string File => Path.Combine(Folder, FileName);

    /// <summary>Returns whether a server is listening on the socket.</summary>
    public bool IsListening()
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

    public void Dispose() => linkFolder?.Delete(recursive: true);
}
