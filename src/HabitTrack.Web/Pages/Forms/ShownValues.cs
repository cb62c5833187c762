using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>The values that a form was filled with. They tell what the person changed from what another page or device changed in the meantime.</summary>
internal static class ShownValues
{
    /// <summary>The hidden field with the values.</summary>
    public const string Field = "shown";

    public static string Write(object values) => JsonSerializer.Serialize(values, values.GetType(), HabitJson.Options);

    /// <summary>Reads the values that a form was filled with; those of now from a form of an earlier version, which does not have them.</summary>
    /// <exception cref="ProblemException">The field has other content than the page produces.</exception>
    public static T Read<T>(Form form, T now)
        where T : class
    {
        if (!form.Has(Field))
            return now;
        try
        {
            return (T?)JsonSerializer.Deserialize(form[Field], now.GetType(), HabitJson.Options) ?? throw Form.OutOfDate(Field);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Form.OutOfDate(Field);
        }
    }

    /// <summary>The current values with what the person changed in the form.</summary>
    /// <param name="shown">The values that the form was filled with.</param>
    /// <param name="submitted">The values with the input.</param>
    /// <param name="now">The current values.</param>
    public static T Merge<T>(T shown, T submitted, T now)
        where T : class => (T)Merge(Json(shown), Json(submitted), Json(now)).Deserialize(now.GetType(), HabitJson.Options)!;

    private static JsonNode? Merge(JsonNode? shown, JsonNode? submitted, JsonNode? now)
    {
        if (JsonNode.DeepEquals(shown, submitted))
            return now?.DeepClone();
        return (shown, submitted, now) switch
        {
            (JsonObject was, JsonObject typed, JsonObject current) => new JsonObject(
                typed.Select(field => field.Key).Union(current.Select(field => field.Key), StringComparer.Ordinal).Select(name => KeyValuePair.Create(name, Merge(was[name], typed[name], current[name])))),
            (JsonArray was, JsonArray typed, JsonArray current) when was.Count == typed.Count && was.Count == current.Count =>
                new JsonArray(typed.Select((item, at) => Merge(was[at], item, current[at])).ToArray()),
            _ => submitted?.DeepClone(),
        };
    }

    private static JsonNode? Json(object values) => JsonSerializer.SerializeToNode(values, values.GetType(), HabitJson.Options);
}
