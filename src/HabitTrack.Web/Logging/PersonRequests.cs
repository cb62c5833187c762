using System.ComponentModel.DataAnnotations;
using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>What the person measured or felt may say besides.</summary>
internal abstract record PersonRequest : EntryRequest
{
    /// <summary>When; give this, or a day, or neither, which is now.</summary>
    public DateTimeOffset? At { get; init; }

    public override When ToWhen() => new(At, Day);
}

/// <summary>Weight, or anything else with a name, a value and a unit.</summary>
internal sealed record MeasurementRequest : PersonRequest
{
    [Given, Name(40)]
    public string? Name { get; init; }

    [Given, Amount(-1_000_000, 1_000_000)]
    public decimal? Value { get; init; }

    [Given, Name(20)]
    public string? Unit { get; init; }

    public override Entry ToEntry() => new Measurement(default, null, Timing.Now, Name!, Value!.Value, Unit!, Note);
}

/// <summary>How much it hurts, and where.</summary>
internal sealed record PainRequest : PersonRequest
{
    [Given, Name(40)]
    public string? Area { get; init; }

    [Given, Range(0, 10)]
    public int? Level { get; init; }

    public override Entry ToEntry() => new Pain(default, null, Timing.Now, Area!, Level!.Value, Note);
}
