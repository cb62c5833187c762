using System.Diagnostics;
using System.Globalization;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace HabitTrack.Storage.Tests.Reminders;

/// <summary>A node in a separate process that writes a line for each reminder that it sends. It notices sooner than others that another node has died.</summary>
internal sealed class RemindingProcess : IDisposable
{
    public const string Mode = "remind";

    private static readonly Reminder Noon = new(new TimeOnly(12, 0));

    private readonly Process process;

    private RemindingProcess(Process process) => this.process = process;

    /// <param name="connectionString">The prepared database.</param>
    /// <param name="noon">When it is noon by the clock of the node.</param>
    /// <param name="people">The number of people whose reminders, at noon, the node stores at its start. Such a node begins to send, and never ends.</param>
    public static RemindingProcess Start(string connectionString, DateTimeOffset noon, int people) => new(Process.Start(
        new ProcessStartInfo(
            Path.ChangeExtension(typeof(RemindingProcess).Assembly.Location, null),
            [Mode, connectionString, noon.UtcTicks.ToString(CultureInfo.InvariantCulture), people.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);

    /// <summary>The entry point of the process, which ends with its input.</summary>
    public static async Task<int> Serve(string connectionString, long noon, int people)
    {
        var clock = new ShiftedClock(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero) - new DateTimeOffset(noon, TimeSpan.Zero));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IChannelSender>(new WritingSender(isEndless: people > 0));
        builder.AddHabitTrackStorage(connectionString);
        builder.Services.ConfigureWolverine(options =>
        {
            var (durability, second) = (options.Durability, TimeSpan.FromSeconds(1));
            (durability.ScheduledJobFirstExecution, durability.ScheduledJobPollingTime, durability.OrphanedMessageSweepPollingTime) = (second, second, second);
            (durability.FirstHealthCheckExecution, durability.HealthCheckPollingTime, durability.StaleNodeTimeout) = (second, second, 3 * second);
        });
        using var host = builder.Build();
        await host.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, people).Select(number => Store($"p-{number}", host.Services, clock.GetUtcNow())));
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }

    /// <summary>Reads the person of the next reminder; null if the node has ended.</summary>
    public async Task<string?> Next() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Kills the node with SIGKILL.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    private static async Task Store(string person, IServiceProvider services, DateTimeOffset now)
    {
        var put = new PutHabit(HabitKind.Hang, "Hang", Goal.AtLeast(60, Units.Seconds, Per.Day), null, new DateOnly(2026, 3, 1), null, null);
        await services.GetRequiredService<CommandBatch>().Execute(
            new RequestContext(person, new Author(null), now), new StreamCommand.ToHabit("hang", put), CancellationToken.None);
        var register = services.GetRequiredService<ReminderRegister>();
        await register.Add(person, new ReminderChannel(Guid.NewGuid(), new ChannelTarget.Email($"{person}@example.org"), "https://habits.example", now), CancellationToken.None);
        await register.Change(person, plan => plan.With("hang", [Noon]), CancellationToken.None);
    }

    private sealed class WritingSender(bool isEndless) : IChannelSender
    {
        public Type TargetType => typeof(ChannelTarget.Email);

        public async Task Send(ReminderNotice notice, ReminderChannel channel, CancellationToken cancellation)
        {
            await Console.Out.WriteLineAsync(notice.Person);
            if (isEndless)
                await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}
