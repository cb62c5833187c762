using System.Text.Json;
using System.Text.Json.Serialization;

namespace HabitTrack.Storage;

/// <summary>
/// Stores messages with their templates and values, so that pages can show them in the language and units of the person later. Messages that were stored as a
/// text stay readable.
/// </summary>
internal sealed class StoredMessages : JsonConverter<Message>
{
    public override Message Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : ToMessage(JsonSerializer.Deserialize<Stored>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, Message value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, Of(value), options);

    private static Stored Of(Message message) => new(message.Template)
    {
        Values = message.Values.Count > 0 ? [.. message.Values.Select(Of)] : null,
        IsData = message.IsData ? true : null,
        Day = message.Value is MessageValue.Day day ? day.Date : null,
        Exercise = message.Value is MessageValue.Exercise exercise ? exercise.Key : null,
        Unit = message.Value is MessageValue.Amount unit ? unit.Unit : null,
        Kg = message.Value is MessageValue.Load load ? load.Kg : null,
        Number = message.Value switch
        {
            MessageValue.Number number => number.Value,
            MessageValue.Amount amount => amount.Value,
            _ => null,
        },
    };

    private static Message ToMessage(Stored stored) =>
        stored.Values is { } values ? Message.Of(stored.Text, values.Select(ToMessage))
        : stored.IsData is true ? Message.Data(stored.Text, ToValue(stored))
        : stored.Text;

    private static MessageValue? ToValue(Stored stored) => stored switch
    {
        { Number: { } amount, Unit: { } unit } => new MessageValue.Amount(amount, unit),
        { Number: { } number } => new MessageValue.Number(number),
        { Day: { } day } => new MessageValue.Day(day),
        { Exercise: { } exercise } => new MessageValue.Exercise(exercise),
        { Kg: { } kg } => new MessageValue.Load(kg),
        _ => null,
    };

    private sealed record Stored(string Text)
    {
        public IReadOnlyList<Stored>? Values { get; init; }

        public bool? IsData { get; init; }

        public decimal? Number { get; init; }

        public string? Unit { get; init; }

        public DateOnly? Day { get; init; }

        public string? Exercise { get; init; }

        public decimal? Kg { get; init; }
    }
}
