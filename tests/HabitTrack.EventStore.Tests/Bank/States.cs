using System.Collections.Immutable;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.EventStore.Tests.Bank;

/// <summary>An account: its balance, and what each year came to, which is a segment a year.</summary>
public sealed record Account(decimal Balance, long Bookings, ImmutableSortedDictionary<string, decimal> Years)
{
    public static Account Initial { get; } = new(0, 0, ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal));

    public static Projection Projection { get; } = new(
        "account",
        1,
        Initial,
        (state, recorded) => Evolve((Account)state, recorded),
        (before, after) => Changed((Account)before, (Account)after),
        Restore,
        segment => string.Equals(segment, "summary", StringComparison.Ordinal) ? typeof(Summary) : typeof(Year));

    public sealed record Summary(decimal Balance, long Bookings);

    public sealed record Year(string Name, decimal Total);

    public bool Equals(Account? other) =>
        other is not null && Balance == other.Balance && Bookings == other.Bookings && Years.SequenceEqual(other.Years);

    public override int GetHashCode() => HashCode.Combine(Balance, Bookings);

    private static Account Evolve(Account account, object recorded) => recorded switch
    {
        Booked booked => account.Add(booked.Year, booked.Amount) with { Bookings = account.Bookings + 1 },
        BookingCorrected corrected => account.Add(corrected.Year, corrected.After - corrected.Before),
        BookingVoided voided => account.Add(voided.Year, -voided.Amount) with { Bookings = account.Bookings - 1 },
        _ => throw new InvalidOperationException($"An account knows no {recorded.GetType().Name}."),
    };

    private static IEnumerable<Segment> Changed(Account before, Account after)
    {
        if (before.Balance != after.Balance || before.Bookings != after.Bookings)
            yield return new Segment("summary", new Summary(after.Balance, after.Bookings));
        foreach (var year in before.Years.Keys.Union(after.Years.Keys, StringComparer.Ordinal))
        {
            if (!after.Years.TryGetValue(year, out var total))
                yield return new Segment(year, null);
            else if (before.Years.GetValueOrDefault(year) != total)
                yield return new Segment(year, new Year(year, total));
        }
    }

    private static Account Restore(IReadOnlyList<Segment> segments) => segments.Aggregate(Initial, Restore);

    private static Account Restore(Account account, Segment segment) => segment.Document switch
    {
        Summary summary => account with { Balance = summary.Balance, Bookings = summary.Bookings },
        Year year => account with { Years = account.Years.SetItem(year.Name, year.Total) },
        _ => throw new InvalidOperationException($"An account has no segment {segment.Name}."),
    };

    private Account Add(string year, decimal amount)
    {
        var total = Years.GetValueOrDefault(year) + amount;
        return this with { Balance = Balance + amount, Years = total == 0 ? Years.Remove(year) : Years.SetItem(year, total) };
    }
}

/// <summary>How far the tenant's accounts may go below zero.</summary>
public sealed record Limits(decimal Limit)
{
    public static Projection Projection { get; } = new(
        "limits",
        1,
        new Limits(0),
        (_, recorded) => new Limits(((LimitSet)recorded).Limit),
        (before, after) => Equals(before, after) ? [] : [new Segment("limit", after)],
        segments => segments.Select(segment => segment.Document!).DefaultIfEmpty(new Limits(0)).Single(),
        _ => typeof(Limits));
}
