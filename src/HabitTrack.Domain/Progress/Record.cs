namespace HabitTrack.Domain;

/// <summary>The greatest single value of its sort, and the day it was first reached.</summary>
/// <param name="Mark">What it is the greatest of: <see cref="Marks"/>.</param>
/// <param name="Value">In seconds, kg or repetitions.</param>
/// <param name="Day">The first day with that value: a tie is no new record.</param>
public sealed record Record(string Mark, decimal Value, DateOnly Day)
{
    /// <summary>A habit's records, by mark, as if history had always been as it now is.</summary>
    public static IReadOnlyDictionary<string, Record> Of(DayLog days) => days.Marks
        .Order(StringComparer.Ordinal)
        .ToDictionary(mark => mark, mark => new Record(mark, days.Greatest(mark)!.Value.Value, days.Greatest(mark)!.Value.Day), StringComparer.Ordinal);

    /// <summary>The records that an entry brought.</summary>
    /// <param name="entry">The entry logged.</param>
    /// <param name="before">The habit's days before it.</param>
    public static IEnumerable<Record> BrokenBy(Entry entry, DayLog before)
    {
        var measured = Tally.Of(entry);
        foreach (var mark in measured.Marks.Keys.Order(StringComparer.Ordinal))
        {
            var value = measured.Greatest(mark)!.Value;
            if (!(value <= before.Greatest(mark)?.Value))
                yield return new Record(mark, value, entry.Day);
        }
    }
}
