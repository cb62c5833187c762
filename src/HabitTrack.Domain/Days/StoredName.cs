using System.Text.Json;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Days;

/// <summary>A value that is serialized as its stored name.</summary>
public interface IStoredName<T>
    where T : struct
{
    /// <summary>Parses a stored name; returns null if it is unknown.</summary>
    static abstract T? Parse(string name);
}

/// <summary>Converts values to and from their stored names, as JSON strings and as property names.</summary>
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
