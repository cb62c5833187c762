using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>A change of an entry, as the audit trail shows it.</summary>
public sealed record EntryChangeView(DateTimeOffset At, string? By, string What, string? Reason, EntryView? Before, EntryView? After)
{
    public static EntryChangeView Of(IEvent fact, EntryDocument entry)
    {
        var change = (EntryEvent)fact.Data;
        EntryView? View(Entry? content) => content is null ? null : EntryView.Of(entry.Id, entry.Stream, content.InUnit(entry.Content.AmountUnit), entry.RecordedAt);
        return change switch
        {
            EntryCorrected corrected => new(fact.Timestamp, fact.UserName, "corrected", corrected.Reason, View(corrected.Before), View(corrected.After)),
            EntryRetracted retracted => new(fact.Timestamp, fact.UserName, "retracted", retracted.Reason, View(retracted.Before), null),
            EntryRestored restored => new(fact.Timestamp, fact.UserName, "restored", restored.Reason, null, View(restored.After)),
            _ => new(fact.Timestamp, fact.UserName, "logged", null, null, View(change.Current)),
        };
    }
}

/// <summary>An entry after a change, and its habit's streak; measurements and pain have none.</summary>
internal sealed record EntryAnswer(EntryView Entry, StreakView? Streak);
