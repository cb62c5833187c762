using System.Text.Json;

namespace HabitTrack.Web.Tests;

/// <summary>Compares JSON values; the actual value may have additional fields.</summary>
internal static class Containment
{
    /// <param name="expected">The expected value.</param>
    /// <param name="actual">The actual value.</param>
    /// <param name="path">The JSON path of the values.</param>
    /// <param name="excluded">Root fields to ignore; with a leading dot, fields of nested objects.</param>
    /// <returns>The first difference; null if there is none.</returns>
    public static string? Difference(JsonElement expected, JsonElement actual, string path, IReadOnlyList<string> excluded)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            return expected.EnumerateObject()
                .Where(field => !excluded.Contains(path == "$" ? field.Name : "." + field.Name))
                .Select(field => actual.TryGetProperty(field.Name, out var found)
                    ? Difference(field.Value, found, $"{path}.{field.Name}", excluded)
                    : $"{path}.{field.Name} is missing")
                .FirstOrDefault(difference => difference is not null);
        }

        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength())
        {
            return expected.EnumerateArray().Zip(actual.EnumerateArray())
                .Select((pair, at) => Difference(pair.First, pair.Second, $"{path}[{at}]", excluded))
                .FirstOrDefault(difference => difference is not null);
        }

        return JsonElement.DeepEquals(expected, actual) ? null : $"{path} is {Shortened(actual)}, not {Shortened(expected)}";
    }

    private static string Shortened(JsonElement value) => value.GetRawText() is { Length: > 200 } text ? text[..200] : value.GetRawText();
}
