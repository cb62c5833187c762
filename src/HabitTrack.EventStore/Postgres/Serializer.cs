using System.Text.Json;
using System.Text.Json.Serialization;

namespace HabitTrack.EventStore.Postgres;

/// <summary>Events, documents and contents as JSON, the way the model says.</summary>
internal sealed class Serializer(Model model)
{
    /// <summary>Other programs may write headers of their own.</summary>
    private readonly JsonSerializerOptions anyHeaders = new(model.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public byte[] Write(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), model.Json);

    /// <summary>As the declared type, so that what tells one sort of content from another is written with it.</summary>
    public byte[] WriteContent(object content) => JsonSerializer.SerializeToUtf8Bytes(content, model.EntryContent, model.Json);

    /// <summary>Headers as Marten keeps them: an object, here of one name.</summary>
    public byte[] WriteHeaders(Origin origin) => JsonSerializer.SerializeToUtf8Bytes(new Headers(origin), model.Json);

    /// <summary>What headers say of the origin; null when they do not. Marten writes a null where there are none, and other programs what they like.</summary>
    public Origin? ReadHeaders(byte[] json)
    {
        using var headers = JsonDocument.Parse(json);
        return headers.RootElement is { ValueKind: JsonValueKind.Object } all
            && all.TryGetProperty("origin", out var origin)
            && origin.ValueKind == JsonValueKind.Object
            && origin.TryGetProperty("recordedAt", out _)
                ? origin.Deserialize<Origin>(anyHeaders)
                : null;
    }

    public object Read(byte[] json, Type type) =>
        JsonSerializer.Deserialize(json, type, model.Json) ?? throw new JsonException($"A stored {type.Name} is null.");

    /// <exception cref="UnknownEventTypeException">The model does not know the event's type.</exception>
    public object ReadEvent(long sequence, string type, byte[] json) =>
        Read(json, model.Events.TypeOf(type) ?? throw new UnknownEventTypeException(sequence, type));

    private sealed record Headers(Origin? Origin);
}
