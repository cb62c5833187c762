using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>Corrections are merge patches (RFC 7396) whose result must be as right as a new log.</summary>
internal static class Corrections
{
    /// <summary>What an entry of each kind may say; a patch takes some of it.</summary>
    public static readonly IReadOnlyList<Type> Requests = [.. BatchItems.Requests.Values, typeof(ReasonRequest)];

    /// <summary>The command that a patch of an entry asks for.</summary>
    /// <exception cref="ProblemException">The patch, or what it leads to, is not valid.</exception>
    public static CorrectEntry Of(EntryDocument entry, JsonObject patch)
    {
        var before = entry.Content;
        var reason = TakeReason(patch);
        foreach (var fixedField in new[] { "id", "habit", "kind" })
        {
            if (patch.ContainsKey(fixedField))
                throw new ProblemException(Problems.Invalid("$." + fixedField, "An entry keeps its id, habit and kind. Retract it and log another."));
        }

        var merged = Written(entry.Stream, before);
        var request = (EntryRequest)Bodies.Merge(merged, patch, TypeOf(before));
        var after = request.ToEntry().WithTimeOf(before);
        return new CorrectEntry(entry.Id, before, after, request.ToWhen() is var when && when == When.Now ? null : when, reason);
    }

    /// <summary>What an entry says that was recorded, as the request that logged it.</summary>
    /// <exception cref="ProblemException">No request could ever say so.</exception>
    public static EntryRequest Checked(Entry entry) => (EntryRequest)Bodies.Parse(
        TypeOf(entry), JsonSerializer.SerializeToUtf8Bytes(Written(EntryKind.Of(entry).Name, entry), HabitJson.Options), wasRecorded: true);

    /// <exception cref="ProblemException">The reason is too long, or cannot be kept.</exception>
    public static string? Reason(string? text, string path = "reason")
    {
        var errors = Validation.Errors(new ReasonRequest { Reason = text });
        if (errors.Count > 0)
            throw new ProblemException(Problems.Invalid(path, errors.Single().Value[0]));
        return text is "" ? null : text;
    }

    private static string? TakeReason(JsonObject patch)
    {
        if (!patch.Remove("reason", out var given) || given is null)
            return null;

        return given.GetValueKind() == JsonValueKind.String
            ? Reason(given.GetValue<string>(), "$.reason")
            : throw new ProblemException(Problems.Invalid("$.reason", "reason is a text such as \"twice\"."));
    }

    /// <summary>The entry as it would be logged, but for the time.</summary>
    private static JsonObject Written(string habit, Entry content)
    {
        var written = JsonSerializer.SerializeToNode(content, content.GetType(), HabitJson.Options)!.AsObject();
        foreach (var name in new[] { "day", "performedAt", "timing" })
            written.Remove(name);
        if (content is Activity)
        {
            written["habit"] = habit;
            written.Remove("unit");
        }

        return written;
    }

    private static Type TypeOf(Entry entry) => EntryKind.Of(entry).Request;
}

/// <summary>Why something is changed.</summary>
internal sealed record ReasonRequest
{
    [Note]
    public string? Reason { get; init; }
}
