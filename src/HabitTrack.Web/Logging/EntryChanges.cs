using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>A change of an entry, for the audit trail.</summary>
public sealed record EntryChangeView(DateTimeOffset At, string? By, string What, string? Reason, EntryView? Before, EntryView? After)
{
    public static EntryChangeView Of(IEvent recorded, EntryDocument entry)
    {
        var (change, at, by) = ((EntryEvent)recorded.Data, recorded.Timestamp, recorded.UserName);
        EntryView? View(Entry? content) => content is null
            ? null
            : EntryView.Of(entry.Id, entry.Stream, content.InUnit(entry.Content.AmountUnit), entry.RecordedAt);
        return change switch
        {
            EntryCorrected corrected => new(at, by, "corrected", corrected.Reason, View(corrected.Before), View(corrected.After)),
            EntryRetracted retracted => new(at, by, "retracted", retracted.Reason, View(retracted.Before), null),
            EntryRestored restored => new(at, by, "restored", restored.Reason, null, View(restored.After)),
            _ => new(at, by, "logged", null, null, View(change.Current)),
        };
    }
}

/// <summary>An entry after a change, with the streak of its habit; null for measurements and pain.</summary>
internal sealed record EntryAnswer(EntryView Entry, StreakView? Streak);
