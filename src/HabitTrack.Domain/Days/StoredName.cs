using System.Text.Json;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>A value that is written as its name.</summary>
public interface IStoredName<T>
    where T : struct
{
    /// <summary>The value with a name; null where there is none.</summary>
    static abstract T? Parse(string name);
}

/// <summary>Reads and writes a value by its name, as a text and as the name of a field.</summary>
internal sealed class StoredNameConverter<T> : JsonConverter<T>
    where T : struct, IStoredName<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(reader.GetString() ?? "") ?? throw new JsonException();

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);
}
