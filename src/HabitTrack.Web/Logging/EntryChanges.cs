using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>A change of an entry, for the audit trail.</summary>
public sealed record EntryChangeView(DateTimeOffset At, string? By, string What, string? Reason, EntryView? Before, EntryView? After)
{
    public static EntryChangeView Of(IEvent recorded, EntryDocument entry)
    {
        var change = (EntryEvent)recorded.Data;
        EntryView? View(Entry? content) => content is null ? null : EntryView.Of(entry.Id, entry.Stream, content.InUnit(entry.Content.AmountUnit), entry.RecordedAt);
        return change switch
        {
            EntryCorrected corrected => new(recorded.Timestamp, recorded.UserName, "corrected", corrected.Reason, View(corrected.Before), View(corrected.After)),
            EntryRetracted retracted => new(recorded.Timestamp, recorded.UserName, "retracted", retracted.Reason, View(retracted.Before), null),
            EntryRestored restored => new(recorded.Timestamp, recorded.UserName, "restored", restored.Reason, null, View(restored.After)),
            _ => new(recorded.Timestamp, recorded.UserName, "logged", null, null, View(change.Current)),
        };
    }
}

/// <summary>An entry after a change, with the streak of its habit; null for measurements and pain.</summary>
internal sealed record EntryAnswer(EntryView Entry, StreakView? Streak);
