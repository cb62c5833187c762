namespace HabitTrack.Web;

/// <summary>Entries for a spreadsheet: one column a value. A row is an entry; of a workout it is a set.</summary>
internal static class EntryCsv
{
    public const string Header =
        "id,habit,kind,day,performedAt,recordedAt,note,seconds,grip,metres,steps,style,posture,corrected,position,reps,amount,name,value,unit,area,level,"
        + "warmUpSeconds,rpe,set,exercise,setReps,setKg,setSeconds,setRpe,warmUp";

    /// <param name="row">An entry, and what the amounts of its habit count.</param>
    public static IEnumerable<string> Lines((EntryDocument Entry, string? Unit) row)
    {
        var entry = EntryView.Of(row.Entry);
        return entry.Sets is { Count: > 0 } sets ? sets.Select((set, at) => Line(entry, row.Unit, set, at + 1)) : [Line(entry, row.Unit, null, null)];
    }

    private static string Line(EntryView entry, string? unit, WorkoutSet? set, int? number) => EventCsv.Row(
        entry.Id,
        entry.Habit,
        entry.Kind,
        entry.Day,
        entry.PerformedAt,
        entry.RecordedAt,
        entry.Note,
        entry.Seconds,
        entry.Grip,
        entry.Metres,
        entry.Steps,
        entry.Style,
        entry.Posture,
        entry.Corrected,
        entry.Position,
        entry.Reps,
        entry.Amount,
        entry.Name,
        entry.Value,
        entry.Unit ?? (entry.Amount is null ? null : unit),
        entry.Area,
        entry.Level,
        entry.WarmUpSeconds,
        entry.Rpe,
        number,
        set?.Exercise ?? entry.Exercise,
        set?.Reps,
        set?.Kg,
        set?.Seconds,
        set?.Rpe,
        set?.WarmUp);
}
