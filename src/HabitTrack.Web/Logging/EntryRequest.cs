namespace HabitTrack.Web;

/// <summary>What every new entry may say.</summary>
internal abstract record EntryRequest
{
    /// <summary>The entry's identity; made up when not given.</summary>
    public Guid? Id { get; init; }

    /// <summary>The day it was done on.</summary>
    [Day]
    public DateOnly? Day { get; init; }

    /// <summary>Free text of one's own.</summary>
    [Note]
    public string? Note { get; init; }

    /// <summary>What was done, with day and timing still to be filled in.</summary>
    public abstract Entry ToEntry();

    /// <summary>When it was done.</summary>
    public abstract When ToWhen();

    /// <summary>The stream it is logged to: a habit's id, or <c>profile</c>.</summary>
    [JsonIgnore]
    public abstract string Stream { get; }

    /// <summary>The command that the request asks for.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="stream">The stream to log to.</param>
    /// <param name="id">The entry's identity.</param>
    /// <param name="mayExist">Whether the caller chose the identity.</param>
    public abstract object ToMessage(RequestContext context, string stream, Guid id, bool mayExist);

    /// <summary>The log of what was done.</summary>
    protected NewLog<TEntry> ToLog<TEntry>(TEntry entry, string stream, Guid id, bool mayExist)
        where TEntry : Entry => new(stream, id, entry, ToWhen(), mayExist);
}

/// <summary>What every log of an activity may say besides.</summary>
internal abstract record LogRequest : EntryRequest
{
    /// <summary>When it was done; give this, or a day, or neither, which is now.</summary>
    public DateTimeOffset? PerformedAt { get; init; }

    /// <summary>The habit it is logged to; by default the one of its kind.</summary>
    [HabitId]
    public virtual string? Habit { get; init; }

    public override When ToWhen() => new(PerformedAt is { } at ? Instants.Cut(at) : null, Day);

    [JsonIgnore]
    public override string Stream => Habit ?? HabitKinds.RulesOf(ToEntry().Kind!.Value)!.Id;
}

/// <summary>What the person measured or felt may say besides.</summary>
internal abstract record PersonRequest : EntryRequest
{
    /// <summary>When; give this, or a day, or neither, which is now.</summary>
    public DateTimeOffset? At { get; init; }

    public override When ToWhen() => new(At is { } at ? Instants.Cut(at) : null, Day);

    [JsonIgnore]
    public override string Stream => Profile.Stream;
}
