namespace HabitTrack.Web;

/// <summary>Reads JSON files of other programs, which have everything in one object or array.</summary>
internal static class JsonFile
{
    /// <summary>A document takes several times its length in memory.</summary>
    private const int MaxLength = 16 << 20;

    /// <summary>Whether a file is JSON and its beginning has some names.</summary>
    public static bool Has(ImportFile file, params ReadOnlySpan<string> names)
    {
        var text = file.Text.TrimStart();
        if (!text.StartsWith('{') && !text.StartsWith('['))
            return false;
        foreach (var name in names)
        {
            if (!text.Contains($"\"{name}\"", StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Reads the habits, which are the items of the array, or of the property "habits" of the object.</summary>
    /// <exception cref="ProblemException">The file is too long, or not JSON.</exception>
    public static async Task<JsonDocument> Read(ImportFile file, CancellationToken cancellation)
    {
        await using var stream = file.Open();
        if (stream.Length > MaxLength)
            throw new ImportPlace().Damaged($"The file is larger than {MaxLength >> 20} MB. Export fewer habits at once.");
        try
        {
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        }
        catch (JsonException exception)
        {
            throw new ImportPlace((int?)exception.LineNumber + 1).Damaged("The file is not valid JSON. Export it once more.");
        }
    }

    /// <summary>The habits, each with its path.</summary>
    public static IEnumerable<(JsonElement Habit, ImportPlace Place)> Habits(JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("habits", out var habits) ? habits : root;
        return Items(list, "habits");
    }

    /// <summary>The items of an array, each with its path.</summary>
    public static IEnumerable<(JsonElement Item, ImportPlace Place)> Items(JsonElement list, string path) => list.ValueKind == JsonValueKind.Array
        ? list.EnumerateArray().Select((item, at) => item.ValueKind == JsonValueKind.Object
            ? (item, new ImportPlace(null, $"{path}[{at}]"))
            : throw new ImportPlace(null, $"{path}[{at}]").Damaged("It is not an object."))
        : throw new ImportPlace(null, path).Damaged("It is not a list.");

    /// <summary>A text; empty if there is none.</summary>
    public static string Text(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? ReadText(value) : "";

    /// <summary>A number; null if there is none.</summary>
    public static decimal? Number(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    /// <summary>A whole number; null if there is none.</summary>
    public static int? Whole(this JsonElement item, string name) =>
        Number(item, name) is { } number && decimal.IsInteger(number) && Math.Abs(number) < int.MaxValue ? (int)number : null;

    /// <exception cref="ProblemException">It is not valid Unicode.</exception>
    public static string ReadText(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ImportPlace().Damaged("A text is not valid Unicode.");
        }
    }
}
