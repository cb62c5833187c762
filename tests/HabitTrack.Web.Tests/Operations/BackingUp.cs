using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace HabitTrack.Web.Tests;

public sealed class BackingUp : IDisposable
{
    private const string Streaks = "/v1/streaks/walk";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("habittrack-test-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    private string File => Path.Combine(folder.FullName, "one.dump");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task while_entries_are_logged_creates_a_file_that_can_be_restored()
    {
        using var service = await ServiceProcess.Start(Data);
        foreach (var day in new[] { "2026-11-18", "2026-11-19", "2026-11-21" })
            (await service.Client.PostAsJsonAsync("/v1/walks", new { seconds = 1800, day }, Cancellation)).EnsureSuccessStatusCode();
        var streaks = await service.Client.GetStringAsync(Streaks, Cancellation);
        var early = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.Created, await service.Log(early));

        using var done = new CancellationTokenSource();
        var logging = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Log(service, done.Token)));
        var written = await Run("--backup", File, "--data", Data);
        await done.CancelAsync();
        await logging;
        var late = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.Created, await service.Log(late));
        var elsewhere = Path.Combine(folder.FullName, "elsewhere");
        var told = await Run("--restore", File, "--data", elsewhere);
        await using var restored = await HabitTrackApp.StartOnFolder(elsewhere);

        Assert.Equal((0, 0), (written.Status, told.Status));
        Assert.Contains("erase again", told.Text);
        Assert.Equal(streaks, (await restored.Get(Streaks)).Text);
        (await restored.Get($"/v1/entries/{early}")).Expect(200);
        (await restored.Get($"/v1/entries/{late}")).Expect(404);
        (await restored.Post("/v1/hangs", new { id = late, seconds = 1 })).Expect(201);
    }

    [Fact]
    public async Task without_a_running_service_creates_a_file_that_only_the_owner_can_read()
    {
        using (var service = await ServiceProcess.Start(Data))
            Assert.Equal(0, await service.Terminate());

        Assert.Equal(0, (await Run("--backup", File, "--data", Data)).Status);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(File).UnixFileMode);
        Assert.Equal([File], Directory.GetFiles(folder.FullName));
        var refused = await Run("--restore", File, "--data", Data);
        Assert.Equal(1, refused.Status);
        Assert.Contains("has a history", refused.Text);
    }

    [Theory]
    [InlineData("--backup", "There is no database")]
    [InlineData("--restore", "cannot be read as a backup")]
    public async Task without_a_database_or_file_fails_and_creates_nothing(string mode, string said)
    {
        await HabitTrack.Storage.Tests.TestDatabase.CreateDatabase();

        var refused = await Run(mode, File, "--data", Data);

        Assert.Equal(1, refused.Status);
        Assert.Contains(said, refused.Text);
        Assert.Empty(folder.GetFileSystemInfos());
    }

    private static async Task Log(ServiceProcess service, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
            Assert.Equal(HttpStatusCode.Created, await service.Log(Guid.NewGuid()));
    }

    /// <summary>Runs the program until it exits.</summary>
    private static async Task<(int Status, string Text)> Run(params string[] arguments)
    {
        var start = ServiceProcess.Program(arguments);
        start.RedirectStandardOutput = true;
        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(Cancellation), program.StandardError.ReadToEndAsync(Cancellation));
        await program.WaitForExitAsync(Cancellation);
        return (program.ExitCode, await output + await errors);
    }
}
