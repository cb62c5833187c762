using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HabitTrack.Domain;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>
/// Corrections are merge patches (RFC 7396): what is given replaces, null takes away, and the result must be as right as a new log.
/// </summary>
internal static class Corrections
{
    private const int LongestReason = 2_000;

    /// <summary>The command that a patch of an entry asks for.</summary>
    /// <exception cref="ProblemException">The patch, or what it leads to, is not valid.</exception>
    public static CorrectEntry Of(EntryState entry, JsonObject patch)
    {
        var before = (Entry)entry.Content;
        var reason = TakeReason(patch);
        foreach (var fixedField in new[] { "id", "habit", "kind" })
        {
            if (patch.ContainsKey(fixedField))
                throw new ProblemException(Problems.Invalid("$." + fixedField, "An entry keeps its id, habit and kind. Retract it and log another."));
        }

        var merged = Written(entry, before);
        foreach (var (name, value) in patch)
            merged[name] = value?.DeepClone();

        var request = Parse(before, Encoding.UTF8.GetBytes(merged.ToJsonString(Wire.Json)));
        var after = request.ToEntry().AtTheTimeOf(before);
        return new CorrectEntry(entry.Id, before, after, request.ToWhen() is var when && when == When.Now ? null : when, reason);
    }

    public static string? Reason(string? text) => text switch
    {
        null or "" => null,
        { Length: > LongestReason } => throw new ProblemException(Problems.Invalid("$.reason", "reason has up to 2000 characters.")),
        _ when !Text.IsStorable(text) => throw new ProblemException(Problems.Invalid("$.reason", "reason has a character that cannot be kept.")),
        _ => text,
    };

    private static string? TakeReason(JsonObject patch)
    {
        if (!patch.Remove("reason", out var given) || given is null)
            return null;

        return given.GetValueKind() == JsonValueKind.String
            ? Reason(given.GetValue<string>())
            : throw new ProblemException(Problems.Invalid("$.reason", "reason is a text."));
    }

    /// <summary>The entry as it would be logged, but for the time.</summary>
    private static JsonObject Written(EntryState entry, Entry content)
    {
        var written = JsonSerializer.SerializeToNode(content, content.GetType(), Wire.Json)!.AsObject();
        foreach (var name in new[] { "day", "performedAt", "timing" })
            written.Remove(name);
        if (content is Activity)
            written["habit"] = entry.Stream.Name;
        return written;
    }

    private static EntryRequest Parse(Entry entry, ReadOnlySpan<byte> json) => entry switch
    {
        Hang => Bodies.Parse<HangRequest>(json),
        Walk => Bodies.Parse<WalkRequest>(json),
        PostureCheck => Bodies.Parse<PostureCheckRequest>(json),
        Workout => Bodies.Parse<WorkoutRequest>(json),
        Stretch => Bodies.Parse<StretchRequest>(json),
        Activity => Bodies.Parse<ActivityRequest>(json),
        Measurement => Bodies.Parse<MeasurementRequest>(json),
        Pain => Bodies.Parse<PainRequest>(json),
        _ => throw new InvalidOperationException($"{entry.GetType().Name} cannot be corrected."),
    };
}
