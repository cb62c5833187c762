using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HabitTrack.Storage.Tests.History;

/// <summary>Stands between a node and its server, and cuts the connection on which the node says something next.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly CancellationTokenSource closing = new();
    private readonly List<Task> connections = [];
    private readonly Task accepting;
    private Moment moment;
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

    /// <summary>Leads through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>How many of the cuts asked for are still to come.</summary>
    public int CutsLeft => Volatile.Read(ref cutsLeft);

    /// <param name="when">Where in the exchange of a message.</param>
    /// <param name="times">How many messages in a row are cut.</param>
    /// <param name="after">How many get through before.</param>
    public void CutNext(Moment when, int times = 1, int after = 0) => Cut(when, times, after, fromCommit: false);

    /// <summary>Cuts the next message that says COMMIT, and those that follow it, as many as are asked for.</summary>
    public void CutCommit(Moment when, int times = 1) => Cut(when, times, 0, fromCommit: true);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        await Task.WhenAll(connections);
        listener.Stop();
        closing.Dispose();
    }

    private void Cut(Moment when, int times, int after, bool fromCommit)
    {
        moment = when;
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
        while (await Unless(() => listener.AcceptSocketAsync(closing.Token)) is { } node)
            connections.Add(Serve(node));
    }

    private async Task Serve(Socket node)
    {
        using (node)
        using (var database = await Connect())
        {
            var answersAreLost = false;
            var answers = Relay(database, node, _ => answersAreLost);
            await Relay(node, database, message =>
            {
                var isCut = IsCut(message.Span);
                answersAreLost |= isCut;
                if (isCut && moment is Moment.WhileTheServerWorks)
                    node.Close();
                return isCut && moment is Moment.BeforeTheServerHears;
            });
            database.Close();
            await answers;
        }
    }

    /// <summary>Hands on what one side says to the other, until either ends the connection or it is to be cut.</summary>
    private async Task Relay(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> cut)
    {
        var buffer = new byte[64 * 1024];
        while (await Unless(() => from.ReceiveAsync(buffer, closing.Token)) is > 0 and var length && !cut(buffer.AsMemory(0, length)))
            await Unless(() => to.SendAsync(buffer.AsMemory(0, length), closing.Token));
        to.Close();
    }

    /// <summary>What an operation gives, or nothing when its connection has ended meanwhile.</summary>
    private static async Task<T?> Unless<T>(Func<ValueTask<T>> operation)
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

/// <summary>When a connection is cut.</summary>
public enum Moment
{
    /// <summary>What the node said never reaches the server.</summary>
    BeforeTheServerHears,

    /// <summary>The node has said all, and the server is still at it, or about to be.</summary>
    WhileTheServerWorks,

    /// <summary>The server has done what it was told to, and its answer never reaches the node.</summary>
    BeforeTheNodeHears,
}
