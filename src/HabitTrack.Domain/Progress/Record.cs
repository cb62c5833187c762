namespace HabitTrack.Domain;

/// <summary>The greatest single value of its sort, and the day it was first reached.</summary>
/// <param name="Mark">What it is the greatest of: <see cref="Marks"/>.</param>
/// <param name="Value">In seconds, kg or repetitions.</param>
/// <param name="Day">The first day with that value: a tie is no new record.</param>
public sealed record Record(string Mark, decimal Value, DateOnly Day)
{
    /// <summary>A habit's records, by mark, as if history had always been as it now is.</summary>
    public static IReadOnlyDictionary<string, Record> Of(DayLog days)
    {
        var records = new SortedDictionary<string, Record>(StringComparer.Ordinal);
        foreach (var (day, tally) in days.All())
        {
            foreach (var mark in tally.Marks.Keys)
            {
                var value = tally.Greatest(mark)!.Value;
                if (!records.TryGetValue(mark, out var record) || value > record.Value)
                    records[mark] = new Record(mark, value, day);
            }
        }

        return records;
    }

    /// <summary>The records that a change of the days brought.</summary>
    public static IEnumerable<Record> New(DayLog before, DayLog after)
    {
        var old = Of(before);
        return Of(after).Values.Where(record => !old.TryGetValue(record.Mark, out var known) || record.Value > known.Value);
    }
}
