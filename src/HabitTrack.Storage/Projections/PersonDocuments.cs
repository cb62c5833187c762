using Marten;

namespace HabitTrack.Storage.Projections;

/// <summary>Converts a person's state to documents and back.</summary>
internal static class PersonDocuments
{
    /// <summary>The version of the documents' format. Increase it with every change of the format: the next start then rebuilds all documents.</summary>
    public const int CurrentVersion = 4;

    /// <summary>Returns the documents that differ between two states. For an empty state before, these are all documents.</summary>
    public static IEnumerable<object> Changed(PersonState before, PersonState after)
    {
        var (person, profile) = (after.Person, after.Profile);
        if (before.Profile.Version != profile.Version)
        {
            var key = StreamKey.Of(person, Profile.Stream);
            var (settings, exercises, _, daysOff) = profile.Profile;
            yield return new ProfileDocument(key, profile.Version, profile.RecordedAt, settings, exercises, daysOff.Count == 0 ? null : daysOff);
            foreach (var month in Changed(key, profile.Version, before.Profile.Profile.Days, profile.Profile.Days))
                yield return month;
        }

        foreach (var (id, habit) in after.Habits)
        {
            var known = before.Habit(id);
            if (known.Version == habit.Version)
                continue;
            var key = StreamKey.Of(person, id);
            yield return new HabitDocument(key, habit.Version, habit.RecordedAt, habit.Habit.Definition);
            foreach (var month in Changed(key, habit.Version, known.Habit.Days, habit.Habit.Days))
                yield return month;
        }
    }

    /// <summary>Restores a person's state from documents.</summary>
    public static PersonState Restore(
        string person, ProfileDocument? profile, IEnumerable<HabitDocument> habits, IEnumerable<MonthDocument> months)
    {
        var days = months
            .GroupBy(month => MonthDocument.StreamKeyOf(month.Id), StringComparer.Ordinal)
            .ToDictionary(
                stream => stream.Key,
                stream => DayLog.Of(stream.SelectMany(month => month.Days.Select(day => (day.Key, day.Value)))),
                StringComparer.Ordinal);
        DayLog DaysOf(string key) => days.GetValueOrDefault(key, DayLog.Empty);

        var empty = PersonState.Empty(person);
        return empty with
        {
            Profile = profile is null
                ? empty.Profile
                : new ProfileState(
                    profile.Version, new Profile(profile.Settings, profile.Exercises, DaysOf(profile.Id), profile.DaysOff ?? []), profile.RecordedAt),
            Habits = empty.Habits.AddRange(habits.Select(habit => KeyValuePair.Create(
                StreamKey.StreamOf(habit.Id), new HabitState(habit.Version, Habit.Of(habit.Definition, DaysOf(habit.Id)), habit.RecordedAt)))),
        };
    }

    /// <summary>Creates upserts of documents of many people: one statement per type, where Marten's <c>Store</c> sends one per document.</summary>
    /// <param name="options">The options of the store, for table names and serialization.</param>
    /// <param name="documents">The documents, without duplicates.</param>
    /// <returns>The statements, each with three <c>?</c> placeholders.</returns>
    public static IEnumerable<(string Sql, object[] Parameters)> Upserts(IReadOnlyStoreOptions options, IEnumerable<(string Person, object Document)> documents)
    {
        foreach (var type in documents.GroupBy(e => e.Document.GetType()))
        {
            yield return (
                $"""
                INSERT INTO {options.FindOrResolveDocumentType(type.Key).TableName.QualifiedName} (tenant_id, id, data)
                SELECT tenant_id, id, data::jsonb FROM unnest(?, ?, ?) AS documents (tenant_id, id, data)
                ON CONFLICT (tenant_id, id) DO UPDATE SET data = excluded.data
                """,
                [
                    type.Select(e => e.Person).ToArray(),
                    Ids(type.Select(e => e.Document)),
                    type.Select(e => options.Serializer().ToJson(e.Document)).ToArray(),
                ]);
        }
    }

    private static Array Ids(IEnumerable<object> documents) => documents.First() is EntryDocument
        ? documents.Select(entry => ((EntryDocument)entry).Id).ToArray()
        : documents.Select(IdOf).ToArray();

    /// <summary>Returns the id of a document as text.</summary>
    public static string IdOf(object document) => document switch
    {
        HabitDocument habit => habit.Id,
        ProfileDocument profile => profile.Id,
        MonthDocument month => month.Id,
        EntryDocument entry => entry.Id.ToString(),
        _ => throw new ArgumentException($"{document.GetType().Name} is not a document of a person.", nameof(document)),
    };

    private static IEnumerable<MonthDocument> Changed(string key, long version, DayLog before, DayLog after) =>
        after.ChangedSince(before).Select(month => new MonthDocument(MonthDocument.IdOf(key, month.Month), version, month.Days));
}
