using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Npgsql;

namespace HabitTrack.Storage.Tests;

/// <summary>The base class of storage tests. Each test uses a person of its own.</summary>
public abstract class StorageTest(StorageFixture storage)
{
    protected const string Hangs = "hang", Walks = "walk";

    protected static readonly Author By = new("ann", "request-1", "cause-1");

    protected StorageFixture Storage { get; } = storage;

    protected StorageNode Node => Storage.Node;

    protected string Person { get; } = NewPerson();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static string NewPerson() => $"p-{Guid.CreateVersion7():N}";

    protected RequestContext Context(string? person = null) => new(person ?? Person, By, TimeProvider.System.GetUtcNow());

    protected static LogEntry Hang(int seconds = 30, DateOnly? day = null, Guid? id = null, string? note = null) => new(
        id ?? Guid.CreateVersion7(), new Hang(default, null, Timing.Now, seconds, Grip.Overhand, note), new When(null, day));

    protected static LogEntry Walk(int seconds = 600) => new(
        Guid.CreateVersion7(), new Walk(default, null, Timing.Now, seconds, null, null, null, null), When.Now);

    protected static StreamCommand Command(string stream, HabitCommand command) =>
        new StreamCommand.ToHabit(stream, command, IsNewEntry: command is LogEntry);

    protected static PersonCommand To(string stream, HabitCommand command) => To(Command(stream, command));

    protected static PersonCommand To(StreamCommand command) => new(command, By, TimeProvider.System.GetUtcNow());

    protected Task<CommandResult> Execute(StreamCommand command, StorageNode? node = null) => (node ?? Node).Batch.Execute(Context(), command, Cancellation);

    protected Task<CommandResult> Execute(HabitCommand command, string stream = Hangs, StorageNode? node = null) =>
        Execute(Command(stream, command), node);

    /// <summary>Executes a command that must be committed.</summary>
    protected async Task<CommandResult.Committed> Committed(HabitCommand command, string stream = Hangs, StorageNode? node = null) =>
        Assert.IsType<CommandResult.Committed>(await Execute(command, stream, node));

    protected async Task<CommandResult.Committed> Committed(StreamCommand command) => Assert.IsType<CommandResult.Committed>(await Execute(command));

    protected async Task<IReadOnlyList<IEvent>> History(HistoryQuery? query = null, StorageNode? node = null) =>
        await (node ?? Node).Store.ReadHistory(query ?? new HistoryQuery(Person), Cancellation).ToListAsync(Cancellation);

    protected async Task<PersonState> State(StorageNode? node = null, string? person = null) =>
        await (node ?? Node).States.Load(person ?? Person, Cancellation);

    /// <summary>The total seconds of a habit.</summary>
    protected static decimal SecondsOf(PersonState state, string stream = Hangs) =>
        state.Habit(stream).Habit.Days.Sum(Measure.Seconds, PersonalCalendar.FirstDay, PersonalCalendar.LastDay);

    /// <summary>Holds the locks of people until disposal, so that commits of their events wait.</summary>
    protected async Task<IAsyncDisposable> LockPeople(params string[] people)
    {
        var connection = new NpgsqlConnection(Storage.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var begin = new NpgsqlCommand("BEGIN", connection);
        await begin.ExecuteNonQueryAsync(Cancellation);
        await PersonLocks.Take(connection, people, lockStreams: false, Cancellation);
        return connection;
    }

    /// <summary>Holds the locks that a statement takes until disposal.</summary>
    protected async Task<IAsyncDisposable> LockWith(string statement)
    {
        var connection = new NpgsqlConnection(Storage.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"BEGIN; {statement}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }
}
