using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands.Batching;

/// <summary>The changes of one submission, whose commands are decided in order, each on the state after the previous one.</summary>
internal sealed class PendingSubmission
{
    private readonly IDocumentSession session;
    private readonly PersonFold fold;

    /// <param name="session">The session that builds the events.</param>
    /// <param name="now">The current time of the database.</param>
    /// <param name="state">The person's state before the submission.</param>
    /// <param name="findEntry">Finds an entry as of before the submission.</param>
    public PendingSubmission(IDocumentSession session, DateTimeOffset now, PersonState state, Func<Guid, EntryDocument?> findEntry)
    {
        this.session = session;
        fold = new PersonFold(state, findEntry);
        // Timestamps never decrease along a person's sequence, even if the database's clock is set back.
        RecordedAt = now > state.RecordedAt ? now : state.RecordedAt;
    }

    /// <summary>The person's state after the commands.</summary>
    public PersonState State => fold.State;

    /// <summary>The timestamp of the events.</summary>
    public DateTimeOffset RecordedAt { get; }

    public List<(string Stream, IEvent Event)> Events { get; } = [];

    /// <summary>The entries that the events changed, after the events.</summary>
    public IReadOnlyCollection<EntryDocument> Entries => fold.ChangedEntries;

    public CommandResult Decide(PersonCommand command, RequestContext context)
    {
        var (stream, profile) = (command.Command.Stream, State.Profile.Profile);
        var version = State.VersionOf(stream);
        if (!context.Expects(version))
            return new CommandResult.VersionMismatch(version);

        var entry = command.Command.ExistingEntry is { } id ? fold.Entry(id) : null;
        var known = entry is null ? null : new KnownEntry(entry.Stream == stream, entry.Content, entry.Retracted);
        var now = new Circumstances(stream, command.At, profile.Settings.Calendar, known, profile.Exercises, State.ActiveNamesExcept(stream));
        return command.Command.Decide(State, now).Match<CommandResult>(
            events => Accept(command, entry, events),
            refusal => new CommandResult.Refused(refusal));
    }

    private CommandResult.Committed Accept(PersonCommand command, EntryDocument? entry, IReadOnlyList<PersonEvent> decided)
    {
        var (stream, before) = (command.Command.Stream, State);
        var events = new List<IEvent>(decided.Count);
        foreach (var data in decided)
        {
            var version = State.VersionOf(stream) + 1;
            var built = Build(command, data, version);
            fold.Apply(stream, version, data, RecordedAt);
            events.Add(built);
            Events.Add((stream, built));
        }

        return new CommandResult.Committed(stream, before, State, entry, events);
    }

    private IEvent Build(PersonCommand command, PersonEvent data, long version)
    {
        var built = session.Events.BuildEvent(data);
        built.Id = Guid.CreateVersion7(command.At);
        built.Version = version;
        built.Timestamp = RecordedAt;
        built.CorrelationId = command.By.CorrelationId;
        built.CausationId = command.By.CausationId;
        built.UserName = command.By.UserName;
        if (command.By.Origin is { } origin)
            built.SetHeader(Origin.Header, origin);
        if (command.By.Import is { } import)
            built.SetHeader(Author.ImportHeader, import);
        return built;
    }
}
