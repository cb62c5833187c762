namespace HabitTrack.Web;

/// <summary>Records as people say them.</summary>
internal static class RecordWords
{
    public static FactView Of(Record record, string habit, UnitSystem units) =>
        new(NameOf(record.Mark, habit), ValueOf(record, units), Words.Date(record.Day));

    private static string NameOf(string mark, string habit) => mark.Split('/') switch
    {
        [Marks.LongestHang] => "Longest hang",
        [Marks.LongestWalk] => "Longest walk",
        [Marks.MostSteps] => "Most steps in a day",
        ["longest-streak", _] => $"Longest streak of {habit}",
        ["heaviest-set", var exercise] => $"Heaviest {Words.Spoken(exercise)}",
        ["most-repetitions", var exercise] => $"Most repetitions, {Words.Spoken(exercise)}",
        ["one-rep-maximum", var exercise] => $"Estimated maximum, {Words.Spoken(exercise)}",
        _ => Words.Capital(Words.Spoken(mark)),
    };

    private static string ValueOf(Record record, UnitSystem units) => record.Unit switch
    {
        "kg" => Words.Weight(Math.Round(record.Value, 1), units),
        "days" or "weeks" or "months" or "hits" => Words.Counted(record.Value, record.Unit),
        var unit => Words.Amount(record.Value, unit, units),
    };
}
