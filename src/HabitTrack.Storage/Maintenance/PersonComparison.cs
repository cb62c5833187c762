using System.Text.Json;
using HabitTrack.Storage.Projections;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Maintenance;

/// <summary>A difference between a stored document and the events.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="Stream">The stream of the document: a habit's id, or <c>profile</c>.</param>
/// <param name="Part">The document; null for the stream itself.</param>
/// <param name="Problem">The problem.</param>
public sealed record Difference(string Person, string Stream, string? Part, string Problem);

/// <summary>Folds the streams of people from the first event and compares the result with the stored documents.</summary>
internal sealed class PersonComparison
{
    /// <summary>Selects all documents of people. The kind of a document is its Marten alias.</summary>
    public static readonly string Documents = string.Join(
        " UNION ALL ",
        new[] { "habit", "profile", "month", "entry" }.Select(kind =>
            $"SELECT '{kind}' AS kind, tenant_id, id::varchar AS id, data FROM habittrack.mt_doc_{kind}"));

    private static readonly string StoredDocuments =
        $"SELECT kind, tenant_id, id, data FROM ({Documents}) AS documents WHERE tenant_id = ANY ($1)";

    private readonly Dictionary<(string Kind, string Person, string Id), object> expected = [];
    private readonly List<PersonState> states = [];
    private readonly List<(string Person, object Document)> toStore = [];
    private readonly List<(string Kind, string Person, string Id)> toDelete = [];

    /// <summary>The number of events that were folded.</summary>
    public long Events { get; private set; }

    /// <summary>The differences that were found.</summary>
    public List<Difference> Differences { get; } = [];

    /// <summary>Whether any document must be stored or deleted.</summary>
    public bool HasRepairs => toStore.Count + toDelete.Count > 0;

    /// <param name="session">A session that uses a snapshot or holds the people's locks.</param>
    /// <param name="people">The ids of the people.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public static async Task<PersonComparison> Create(IDocumentSession session, string[] people, CancellationToken cancellation)
    {
        var comparison = new PersonComparison();
        await comparison.Fold(session, people, cancellation);
        await comparison.Compare(session, people, cancellation);
        return comparison;
    }

    /// <summary>Returns the folded states, without those of people whose events are inconsistent.</summary>
    /// <param name="versions">The versions of the people that the session sees.</param>
    public IEnumerable<PersonState> ConsistentStates(IReadOnlyDictionary<string, long> versions) =>
        states.Where(state => state.Version == versions[state.Person]);

    /// <summary>Repairs the documents that differ, in the session's transaction.</summary>
    public async Task Repair(IDocumentSession session, CancellationToken cancellation)
    {
        if (!HasRepairs)
            return;
        await using var batch = new NpgsqlBatch(session.Connection);
        foreach (var (sql, parameters) in PersonDocuments.Upserts(session.DocumentStore.Options, toStore))
            Add(sql, parameters);
        foreach (var kind in toDelete.GroupBy(key => key.Kind))
        {
            Add(
                $"DELETE FROM habittrack.mt_doc_{kind.Key} WHERE (tenant_id, id::varchar) IN (SELECT * FROM unnest(?, ?))",
                kind.Select(key => key.Person).ToArray(),
                kind.Select(key => key.Id).ToArray());
        }

        await batch.ExecuteNonQueryAsync(cancellation);

        void Add(string sql, params object[] parameters)
        {
            var parts = sql.Split('?');
            var command = new NpgsqlBatchCommand(string.Concat(parts.Select((part, i) => i == 0 ? part : $"${i}{part}")));
            command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
            batch.BatchCommands.Add(command);
        }
    }

    private async Task Fold(IQuerySession session, string[] people, CancellationToken cancellation)
    {
        var events = await session.Events.QueryAllRawEvents()
            .Where(e => e.TenantIsOneOf(people))
            .OrderBy(e => e.Sequence)
            .ToListAsync(cancellation);
        foreach (var person in events.GroupBy(e => e.TenantId, StringComparer.Ordinal))
            Fold(person.Key, person);
    }

    private void Fold(string person, IEnumerable<IEvent> events)
    {
        var fold = new PersonFold(PersonState.Empty(person), _ => null);
        foreach (var e in events)
        {
            if (e.StreamKey is not { } key || !key.StartsWith(person + "/", StringComparison.Ordinal))
                continue;
            var stream = StreamKey.StreamOf(key);
            var next = fold.State.VersionOf(stream) + 1;
            if (e.Version != next)
                Differences.Add(new Difference(person, stream, null, $"Version {next} is missing before event {e.Sequence}."));
            fold.Apply(e);
            Events++;
        }

        states.Add(fold.State);
        foreach (var document in fold.ChangedDocuments)
            expected.Add((KindOf(document), person, PersonDocuments.IdOf(document)), document);
    }

    private async Task Compare(IDocumentSession session, string[] people, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(StoredDocuments, session.Connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = people });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var key = (reader.GetString(0), reader.GetString(1), reader.GetString(2));
            var stored = JsonDocument.Parse(reader.GetFieldValue<byte[]>(3)).RootElement;
            if (expected.Remove(key, out var document))
                Compare(key, document, stored);
            else if (!IsEmptyMonth(key.Item1, stored))
                Report(key, "No event belongs to it.", () => toDelete.Add(key));
        }

        foreach (var (key, document) in expected)
            Report(key, "It is missing.", () => toStore.Add((key.Person, document)));
    }

    private void Compare((string Kind, string Person, string Id) key, object document, JsonElement stored)
    {
        // The version of a month only tells when it was last written, so it may differ.
        var isSame = document is MonthDocument month
            ? stored.TryGetProperty("days", out var days) && JsonElement.DeepEquals(days, Json(month.Days))
            : JsonElement.DeepEquals(stored, Json(document));
        if (!isSame)
            Report(key, "It differs from the events.", () => toStore.Add((key.Person, document)));
    }

    private void Report((string Kind, string Person, string Id) key, string problem, Action repair)
    {
        var (stream, part) = key.Kind switch
        {
            "entry" => ("", key.Id),
            "month" => (StreamKey.StreamOf(MonthDocument.StreamKeyOf(key.Id)), key.Id[^7..]),
            var kind => (StreamKey.StreamOf(key.Id), kind),
        };
        Differences.Add(new Difference(key.Person, stream, part, problem));
        repair();
    }

    private static bool IsEmptyMonth(string kind, JsonElement stored) =>
        kind == "month" && stored.TryGetProperty("days", out var days) && days.ValueKind == JsonValueKind.Object && !days.EnumerateObject().Any();

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, value!.GetType(), HabitJson.Options);

    private static string KindOf(object document) => document switch
    {
        HabitDocument => "habit",
        ProfileDocument => "profile",
        MonthDocument => "month",
        _ => "entry",
    };
}
