using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HabitTrack.Storage.Tests.History;

/// <summary>A proxy between a node and its server that cuts connections when the node sends a message.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly CancellationTokenSource closing = new();
    private readonly List<Task> connections = [];
    private readonly Task accepting;
    private CutPoint cutPoint;
    private int cutsLeft;
    private int messagesBefore;
    private volatile bool awaitsCommit;

    public CuttingProxy(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        accepting = Accept();
    }

    /// <summary>The connection string through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>The number of requested cuts that have not happened yet.</summary>
    public int CutsLeft => Volatile.Read(ref cutsLeft);

    /// <param name="cutPoint">The point in the exchange of a message.</param>
    /// <param name="times">The number of consecutive messages to cut.</param>
    /// <param name="after">The number of messages to pass before.</param>
    public void CutNext(CutPoint cutPoint, int times = 1, int after = 0) => Cut(cutPoint, times, after, fromCommit: false);

    /// <summary>Cuts the next message that contains COMMIT, and the following ones, up to a number.</summary>
    public void CutCommit(CutPoint cutPoint, int times = 1) => Cut(cutPoint, times, 0, fromCommit: true);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        await Task.WhenAll(connections);
        listener.Stop();
        closing.Dispose();
    }

    private void Cut(CutPoint cutPoint, int times, int after, bool fromCommit)
    {
        this.cutPoint = cutPoint;
        awaitsCommit = fromCommit;
        Volatile.Write(ref messagesBefore, after);
        Volatile.Write(ref cutsLeft, times);
    }

    private bool IsCut(ReadOnlySpan<byte> message)
    {
        if (CutsLeft <= 0 || (awaitsCommit && message.IndexOf("COMMIT\0"u8) < 0))
            return false;
        awaitsCommit = false;
        return Interlocked.Decrement(ref messagesBefore) < 0 && Interlocked.Decrement(ref cutsLeft) >= 0;
    }

    private async Task Accept()
    {
        while (await UnlessClosed(() => listener.AcceptSocketAsync(closing.Token)) is { } node)
            connections.Add(Serve(node));
    }

    private async Task Serve(Socket node)
    {
        using (node)
        using (var database = await Connect())
        {
            var dropResponses = false;
            var responses = Relay(database, node, _ => dropResponses);
            await Relay(node, database, message =>
            {
                var isCut = IsCut(message.Span);
                dropResponses |= isCut;
                if (isCut && cutPoint is CutPoint.WhileServerWorks)
                    node.Close();
                return isCut && cutPoint is CutPoint.BeforeServerReceives;
            });
            database.Close();
            await responses;
        }
    }

    /// <summary>Relays data in one direction, until either side closes the connection or it is to be cut.</summary>
    private async Task Relay(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> cut)
    {
        var buffer = new byte[64 * 1024];
        while (await UnlessClosed(() => from.ReceiveAsync(buffer, closing.Token)) is > 0 and var length && !cut(buffer.AsMemory(0, length)))
            await UnlessClosed(() => to.SendAsync(buffer.AsMemory(0, length), closing.Token));
        to.Close();
    }

    /// <summary>Returns the result of an operation, or the default value if the connection was closed.</summary>
    private static async Task<T?> UnlessClosed<T>(Func<ValueTask<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return default;
        }
    }

    private async Task<Socket> Connect()
    {
        var isLocal = server.Host!.StartsWith('/');
        var socket = isLocal
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(
            isLocal ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}") : new DnsEndPoint(server.Host, server.Port),
            closing.Token);
        return socket;
    }
}

/// <summary>The point in the exchange of a message at which a connection is cut.</summary>
public enum CutPoint
{
    /// <summary>The message never reaches the server.</summary>
    BeforeServerReceives,

    /// <summary>The server is processing the message, or about to.</summary>
    WhileServerWorks,

    /// <summary>The server has processed the message, and the response never reaches the node.</summary>
    BeforeNodeReceives,
}
