using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace HabitTrack.Web.Tests;

/// <summary>The service in a separate process with its own PostgreSQL, so that a test can stop it in any way.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> errors;

    private ServiceProcess(Process process, int port)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The program with its arguments. Like a test process, it ends before optimizing its code pays off.</summary>
    public static ProcessStartInfo Program(params string[] arguments) => new("dotnet", [typeof(Service).Assembly.Location, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardError = true,
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCountingDelayMs"] = "186A0" },
    };

    /// <summary>Starts the service and waits until it is ready. Skips the test if PostgreSQL is not installed.</summary>
    public static Task<ServiceProcess> Start(string data) => StartWith("--data", data);

    /// <summary>Starts the service on the database of a connection string, and waits until it is ready.</summary>
    public static Task<ServiceProcess> StartOn(string database, params string[] settings) => StartWith(["--ConnectionStrings:HabitTrack", database, .. settings]);

    private static async Task<ServiceProcess> StartWith(params string[] settings)
    {
        var port = FreePort();
        var service = new ServiceProcess(Process.Start(Program(["--port", $"{port}", .. settings]))!, port);
        await service.WaitUntilReady();
        return service;
    }

    public async Task<HttpStatusCode> Log(Guid id)
    {
        using var answer = await Client.PostAsJsonAsync("/v1/hangs", new { id, seconds = 1 }, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Sends SIGKILL, which the process cannot handle.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    /// <summary>Sends SIGTERM, like a service manager.</summary>
    public Task<int> Terminate() => Send("TERM");

    public async Task<int> Send(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Timeout, Cancellation);
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.Dispose();
    }

    private async Task WaitUntilReady()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeout.CancelAfter(Timeout);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReady(timeout.Token))
        {
            if (process.HasExited)
            {
                var reason = await errors;
                Assert.SkipWhen(reason.Contains("HABITTRACK_PG_BIN"), reason);
                Assert.Fail(reason);
            }

            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    private async Task<bool> IsReady(CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
