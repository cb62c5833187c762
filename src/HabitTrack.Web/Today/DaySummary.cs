namespace HabitTrack.Web;

/// <summary>Says in one sentence what is left to do today.</summary>
internal static class DaySummary
{
    private const int MaxNames = 4;

    /// <param name="cards">The cards of the habits that are not archived, in the person's order.</param>
    /// <param name="units">The person's unit system.</param>
    /// <param name="isFirstDay">Whether no habit started before today.</param>
    public static string Of(IEnumerable<HabitCard> cards, UnitSystem units, bool isFirstDay)
    {
        var groups = cards.ToLookup(card => card.Group());
        var (today, later) = (groups[CardGroup.DueToday].ToList(), groups[CardGroup.DueLater].ToList());
        var exceeded = groups[CardGroup.Limit].Where(card => card.Open!.Status == PeriodStatus.Missed).ToList();
        string?[] sentences =
        [
            isFirstDay ? T("Day 1") : null,
            today switch
            {
                [] => groups[CardGroup.Met].Any() ? T("All done today") : T("Nothing is due today"),
                [var card] => T("{0}: {1} left, then all done", NameOf(card), Left(card, units)),
                _ => T("{0} to go: {1}", today.Count, NamesOf(today)),
            },
            (today, later) switch
            {
                ([_, ..], _) or (_, []) => null,
                (_, [var card]) => T("{0}: {1} left {2}", NameOf(card), Left(card, units), card.PeriodText(isLive: true)),
                _ => T("Still to come: {0}", NamesOf(later)),
            },
            exceeded.Count > 0 ? T("Over the limit: {0}", NamesOf(exceeded)) : null,
        ];
        return string.Join(". ", sentences.OfType<string>());
    }

    private static string Left(HabitCard card, UnitSystem units) => Words.Amount(card.Open!.Remaining, card.Goal.Unit, units);

    private static string NamesOf(IReadOnlyList<HabitCard> cards)
    {
        string[] names = cards.Count > MaxNames
            ? [.. cards.Take(MaxNames - 1).Select(NameOf), T("{0} more", cards.Count - MaxNames + 1)]
            : [.. cards.Select(NameOf)];
        return names is [var one] ? one : T("{0} and {1}", string.Join(", ", names[..^1]), names[^1]);
    }

    private static string NameOf(HabitCard card) => Words.Isolated(card.Name);
}
