using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace HabitTrack.Web;

/// <summary>The content that the events of an export have established so far: each event that changes something repeats the content that it replaces.</summary>
internal sealed class ImportedContent(DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Comparable = new(HabitJson.Options) { Converters = { new NormalizedDecimal() } };

    /// <summary>The latest day of any time zone, which is UTC+14.</summary>
    private readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));

    private readonly Dictionary<Guid, (string Stream, UInt128 Digest, bool Retracted, string? Unit)> entries = [];
    private readonly Dictionary<string, RecordedHabit> habits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(long Version, HabitDefinition? Definition)>> definitions = new(StringComparer.Ordinal);

    /// <summary>The days off that were withdrawn. They can be restored beside others on the same days.</summary>
    private readonly HashSet<Guid> withdrawnDaysOff = [];

    private Profile profile = Profile.Initial;

    /// <summary>The definition of a habit after the events so far; null before it has started.</summary>
    public HabitDefinition? DefinitionOf(string stream) => HabitOf(stream).Habit.Definition;

    /// <summary>The reason why an event cannot follow the earlier ones; null if it can.</summary>
    public string? Validate(string stream, long version, PersonEvent @event) => @event switch
    {
        EntryEvent entry => ValidateEntry(stream, entry),
        ProfileEvent change => ValidateProfile(change),
        HabitEvent change => ValidateDefinition(stream, version, change),
        _ => throw new UnreachableException(),
    };

    private string? ValidateEntry(string stream, EntryEvent recorded)
    {
        var exists = entries.TryGetValue(recorded.EntryId, out var existing);
        var habit = DefinitionOf(stream);
        var entry = recorded.InUnit(existing.Unit ?? habit?.Unit);
        if (entry.Current?.Day > today)
            return $"The entry is dated {entry.Current.Day:yyyy-MM-dd}, which is in the future.";
        if (entry.Current?.PerformedAt > now + Limits.ClockTolerance)
            return $"The entry is timed {entry.Current.PerformedAt:O}, which is in the future.";
        if (entry is EntryCorrected corrected && corrected.Before.Equals(corrected.After))
            return "It changes nothing.";

        if (entry is EntryLogged ? exists : !exists || existing.Stream != stream)
            return exists ? $"Entry {entry.EntryId} was logged before." : $"Entry {entry.EntryId} was never logged to {stream}.";
        if (exists && existing.Retracted != entry is EntryRestored)
            return existing.Retracted ? "The entry is retracted." : "The entry is not retracted.";
        if (exists && DigestOf((entry.Previous ?? entry.Current)!) != existing.Digest)
            return "The content of the entry before the change does not match the earlier events.";

        var unit = entry.Content.AmountUnit;
        if (exists ? unit != existing.Unit : unit is not null && habit?.Goals.Any(goal => goal.Goal.Unit == unit) != true)
            return exists ? "The unit of an entry cannot change." : $"No goal of the habit is in {unit}.";

        if (stream != Profile.Stream)
        {
            if (HabitOf(stream).Validate(entry, profile.Exercises) is { } reason)
                return reason;
            habits[stream] = HabitOf(stream).With(recorded, existing.Unit);
        }

        entries[entry.EntryId] = (stream, DigestOf(entry.Content), entry.Current is null, unit);
        return null;
    }

    private string? ValidateProfile(ProfileEvent @event)
    {
        if (@event is ProfileChanged changed && !changed.Before.Equals(profile.Settings))
            return "The settings before the change do not match the earlier events.";
        if (@event is ExerciseDescribed described
            && !Equals(described.Before, profile.Exercises.FirstOrDefault(exercise => exercise.Key == (described.Exercise ?? described.Before)?.Key)))
            return "The exercise before the change does not match the earlier events.";
        if (@event is ExerciseDescribed { Exercise: null, Before: null })
            return "An exercise is required.";
        if (@event is ProfileChanged { Before: var settings, After: var after } && settings.Equals(after)
            || @event is ExerciseDescribed { Before: { } earlier, Exercise: { } later } && earlier.Equals(later))
            return "It changes nothing.";

        if (@event is ExerciseDescribed { Exercise: { } exercise }
            && ProfileDecider.Decide(new DescribeExercise(exercise), profile) is Decision.Refused { Refusal: var refusal })
            return refusal.Detail.ToString();

        if (@event is DaysOffTaken taken && profile.DaysOff.Any(off =>
            off.Id == taken.Id || ((off.From, off.To) == (taken.From, taken.To) && !withdrawnDaysOff.Contains(taken.Id))))
            return "The days off were already taken.";
        if (@event is DaysOffWithdrawn withdrawn && !profile.DaysOff.Contains(new DayOff(withdrawn.Id, withdrawn.From, withdrawn.To, withdrawn.Reason)))
            return "The days off were not taken.";

        if (@event is DaysOffWithdrawn { Id: var id })
            withdrawnDaysOff.Add(id);
        profile = Profile.Evolve(profile, @event);
        return null;
    }

    private string? ValidateDefinition(string stream, long version, HabitEvent @event)
    {
        if (!definitions.TryGetValue(stream, out var earlier))
            definitions[stream] = earlier = [(0, null)];
        var habit = HabitOf(stream);
        var reason = (@event, habit.Habit.Definition) switch
        {
            (HabitStarted { DeclaredAt: { } at }, _) when at > now + Limits.ClockTolerance => $"The habit was declared at {at:O}, which is in the future.",
            (HabitDetailsChanged changed, { } before) when !IsSame(before, before with { Details = changed.Before }) =>
                "The details of the habit before the change do not match the earlier events.",
            (HabitChangeUndone undone, _) when !IsSame(earlier.LastOrDefault(one => one.Version < undone.Version).Definition, undone.Definition) =>
                "The habit does not match the earlier events before the undone change.",
            _ => habit.Validate(@event),
        };
        if (reason is not null)
            return reason;

        habits[stream] = habit.With(@event, null);
        earlier.Add((version, DefinitionOf(stream)));
        return null;
    }

    private RecordedHabit HabitOf(string stream) => habits.TryGetValue(stream, out var habit) ? habit : new RecordedHabit(stream);

    /// <summary>Compares definitions except for the start, which entries can move.</summary>
    private static bool IsSame(HabitDefinition? one, HabitDefinition? other) =>
        other is null ? one is null : one is not null && (one with { Details = one.Details with { StartedOn = other.Start } }).Equals(other);

    private static UInt128 DigestOf(Entry entry) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, Comparable)));

    /// <summary>10 and 10.0 are equal.</summary>
    private sealed class NormalizedDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.WithoutTrailingZeros());
    }
}
