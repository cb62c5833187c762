namespace HabitTrack.Web;

/// <summary>Records as people say them.</summary>
internal static class RecordWords
{
    /// <param name="record">The record.</param>
    /// <param name="habit">What its habit is called, for records of streaks.</param>
    public static string NameOf(Record record, string habit) => record.Mark.Split('/') switch
    {
        [Marks.LongestHang] => "Longest hang",
        [Marks.LongestWalk] => "Longest walk",
        [Marks.MostSteps] => "Most steps in a day",
        ["longest-streak", _] => $"Longest streak of {habit}",
        ["heaviest-set", var exercise] => $"Heaviest {Words.Spoken(exercise)}",
        ["most-repetitions", var exercise] => $"Most repetitions, {Words.Spoken(exercise)}",
        ["one-rep-maximum", var exercise] => $"Estimated maximum, {Words.Spoken(exercise)}",
        _ => Words.Capital(Words.Spoken(record.Mark)),
    };

    public static string ValueOf(Record record, UnitSystem units) => record.Unit switch
    {
        "kg" => Words.Weight(Math.Round(record.Value, 1), units),
        "days" or "weeks" or "months" or "hits" => Words.Counted(record.Value, record.Unit),
        var unit => Words.Amount(record.Value, unit, units),
    };
}
