using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>Corrections are merge patches (RFC 7396). The result is validated like a new entry.</summary>
internal static class Corrections
{
    /// <summary>The types whose fields a patch can have.</summary>
    public static readonly IReadOnlyList<Type> Requests = [.. BatchItems.Requests.Values, typeof(ReasonRequest)];

    /// <summary>Creates the command for a patch of an entry.</summary>
    /// <exception cref="ProblemException">The patch or its result is invalid.</exception>
    public static CorrectEntry Of(EntryDocument entry, JsonObject patch)
    {
        var before = entry.Content;
        var reason = TakeReason(patch);
        foreach (var fixedField in new[] { "id", "habit", "kind" })
        {
            if (patch.ContainsKey(fixedField))
                throw new ProblemException(Problems.Invalid("$." + fixedField, "An entry keeps its id, habit and kind. Retract it and log another."));
        }

        var merged = ToJson(entry.Stream, before);
        var request = (EntryRequest)Bodies.Merge(merged, patch, TypeOf(before));
        var after = request.ToEntry().WithTimeOf(before);
        return new CorrectEntry(entry.Id, before, after, request.ToWhen() is var when && when == When.Now ? null : when, reason);
    }

    /// <summary>Converts a recorded entry to the request that logs it.</summary>
    /// <exception cref="ProblemException">No valid request has this content.</exception>
    public static EntryRequest ToRequest(Entry entry) => (EntryRequest)Bodies.Parse(
        TypeOf(entry), JsonSerializer.SerializeToUtf8Bytes(ToJson(EntryKind.Of(entry).Name, entry), HabitJson.Options), wasRecorded: true);

    /// <exception cref="ProblemException">The reason is too long, or cannot be stored.</exception>
    public static string? Reason(string? text, string path = "reason")
    {
        var errors = Validation.Errors(new ReasonRequest { Reason = text });
        if (errors.Count > 0)
            throw new ProblemException(Problems.Invalid(path, errors.Single().Value[0]));
        return text is "" ? null : text;
    }

    private static string? TakeReason(JsonObject patch)
    {
        if (!patch.Remove("reason", out var reason) || reason is null)
            return null;

        return reason.GetValueKind() == JsonValueKind.String
            ? Reason(reason.GetValue<string>(), "$.reason")
            : throw new ProblemException(Problems.Invalid("$.reason", "reason is a text such as \"twice\"."));
    }

    /// <summary>The JSON of the request that logs the entry, without its time.</summary>
    private static JsonObject ToJson(string habit, Entry content)
    {
        var json = JsonSerializer.SerializeToNode(content, content.GetType(), HabitJson.Options)!.AsObject();
        foreach (var name in new[] { "day", "performedAt", "timing" })
            json.Remove(name);
        if (content is Activity)
        {
            json["habit"] = habit;
            json.Remove("unit");
        }

        return json;
    }

    private static Type TypeOf(Entry entry) => EntryKind.Of(entry).Request;
}

/// <summary>The reason for a change.</summary>
internal sealed record ReasonRequest
{
    [Note]
    public string? Reason { get; init; }
}
