namespace HabitTrack.Web;

/// <summary>Something that can be logged.</summary>
/// <param name="Kind">Word for its kind; chooses colour and icon.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Href">Where it is logged.</param>
public sealed record LogTile(string Kind, string Name, string Standing, string Href)
{
    /// <summary>The habits that are on, the kinds that could be, and what belongs to the person.</summary>
    internal static IReadOnlyList<LogTile> Of(PersonView person)
    {
        var living = person.Started.Where(habit => !(habit.Definition.ArchivedOn < person.AsOf)).ToList();
        var kinds = living.Select(habit => habit.Definition.Kind).ToHashSet();
        return
        [
            .. living.Select(habit => Of(habit.Id, habit.Habit, person)),
            .. Enum.GetValues<HabitKind>()
                .Where(kind => HabitKinds.DefaultsOf(kind) is not null && !kinds.Contains(kind))
                .Select(kind => new LogTile(Kinds.NameOf(kind), HabitKinds.DefaultsOf(kind)!.Name, "Not begun", LogVisit.AddressOf(Kinds.NameOf(kind), null))),
            new LogTile(Kinds.Measurement, "Measurement", "Weight, or anything else", LogVisit.AddressOf(Kinds.Measurement, null)),
            new LogTile(Kinds.Pain, "Pain", "Where, and how much", LogVisit.AddressOf(Kinds.Pain, null)),
        ];
    }

    private static LogTile Of(string id, Habit habit, PersonView person)
    {
        var card = CardView.Of(HabitCard.Of(id, habit, person), person.Person.Settings.Units, true, null, () => Guid.Empty);
        return new(card.Kind, card.Name, card.State ?? $"{card.Amount} {card.Asked}", LogVisit.AddressOf(card.Kind, id));
    }
}
