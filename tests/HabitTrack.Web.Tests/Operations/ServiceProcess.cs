using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace HabitTrack.Web.Tests;

/// <summary>The service as a process of its own with its own PostgreSQL, so that a test can end it in any way.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

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

    /// <summary>Starts it, and returns once it is ready; skips the test where this machine has no PostgreSQL.</summary>
    public static async Task<ServiceProcess> Start(string data)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [typeof(Service).Assembly.Location, "--port", $"{port}", "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var service = new ServiceProcess(Process.Start(start)!, port);
        await service.BecomeReady();
        return service;
    }

    public async Task<HttpStatusCode> Log(Guid id)
    {
        using var answer = await Client.PostAsJsonAsync("/v1/hangs", new { id, seconds = 1 }, Cancellation);
        return answer.StatusCode;
    }

    public async Task<bool> Has(Guid id)
    {
        using var answer = await Client.GetAsync($"/v1/entries/{id}", Cancellation);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>SIGKILL, which it cannot answer in any way.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public Task<int> Terminate() => Send("TERM");

    public async Task<int> Send(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
        return process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Kill();
        process.Dispose();
    }

    private async Task BecomeReady()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsReady(patience.Token))
        {
            if (process.HasExited)
            {
                var reason = await errors;
                Assert.SkipWhen(reason.Contains("HABITTRACK_PG_BIN"), reason);
                Assert.Fail(reason);
            }

            await pace.WaitForNextTickAsync(patience.Token);
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
