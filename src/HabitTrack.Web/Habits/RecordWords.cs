namespace HabitTrack.Web;

/// <summary>Describes records in words.</summary>
internal static class RecordWords
{
    public static string NameOf(Record record) => record.Mark switch
    {
        { Kind: MarkKind.LongestHang } => T("Longest hang"),
        { Kind: MarkKind.LongestWalk } => T("Longest walk"),
        { Kind: MarkKind.MostSteps } => T("Most steps in a day"),
        { Kind: MarkKind.LongestStreak } => T("Longest streak"),
        { Kind: MarkKind.HeaviestSet, Subject: { } exercise } => T("Heaviest {0}", ExerciseWords.NameOf(exercise)),
        { Kind: MarkKind.MostRepetitions, Subject: { } exercise } => T("Most repetitions, {0}", ExerciseWords.NameOf(exercise)),
        { Kind: MarkKind.OneRepMaximum, Subject: { } exercise } => T("Estimated maximum, {0}", ExerciseWords.NameOf(exercise)),
        _ => Words.Capital(Words.Humanize(record.Mark.ToString())),
    };

    /// <summary>A record with its value, such as Longest hang: 1 min 20 s.</summary>
    public static string Describe(Record record, UnitSystem units) => $"{NameOf(record)}: {ValueOf(record, units)}";

    public static string ValueOf(Record record, UnitSystem units) => record.Unit switch
    {
        "kg" => Words.Weight(record.Mark.Kind == MarkKind.OneRepMaximum ? Words.Rounded(record.Value, 1) : record.Value, units),
        "days" or "weeks" or "months" or "hits" => Words.Counted(record.Value, record.Unit),
        var unit => Words.Amount(record.Value, unit, units),
    };
}
