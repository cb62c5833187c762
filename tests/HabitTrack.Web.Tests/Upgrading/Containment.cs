using System.Text.Json;

namespace HabitTrack.Web.Tests;

/// <summary>Whether one JSON value says all that another one does; it may have more fields.</summary>
internal static class Containment
{
    /// <param name="less">What there has to be.</param>
    /// <param name="more">What there is.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="leftOut">Fields of the whole that are not compared; with a dot before their names, fields of its parts.</param>
    /// <returns>The first difference; null where there is none.</returns>
    public static string? Difference(JsonElement less, JsonElement more, string path, IReadOnlyList<string> leftOut)
    {
        if (less.ValueKind == JsonValueKind.Object && more.ValueKind == JsonValueKind.Object)
        {
            return less.EnumerateObject()
                .Where(field => !leftOut.Contains(path == "$" ? field.Name : "." + field.Name))
                .Select(field => more.TryGetProperty(field.Name, out var found)
                    ? Difference(field.Value, found, $"{path}.{field.Name}", leftOut)
                    : $"{path}.{field.Name} is missing")
                .FirstOrDefault(difference => difference is not null);
        }

        if (less.ValueKind == JsonValueKind.Array && more.ValueKind == JsonValueKind.Array && less.GetArrayLength() == more.GetArrayLength())
        {
            return less.EnumerateArray().Zip(more.EnumerateArray())
                .Select((pair, at) => Difference(pair.First, pair.Second, $"{path}[{at}]", leftOut))
                .FirstOrDefault(difference => difference is not null);
        }

        return JsonElement.DeepEquals(less, more) ? null : $"{path} is {Shortened(more)}, not {Shortened(less)}";
    }

    private static string Shortened(JsonElement value) => value.GetRawText() is { Length: > 200 } text ? text[..200] : value.GetRawText();
}
