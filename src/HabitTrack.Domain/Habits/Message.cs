using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace HabitTrack.Domain.Habits;

/// <summary>A message for people in English. An interpolated string is kept as a template with its values, so that it can be translated.</summary>
[InterpolatedStringHandler]
public sealed class Message : IEquatable<Message>
{
    private readonly StringBuilder template;
    private readonly List<Message> values = [];

    /// <summary>Begins an interpolated message.</summary>
    /// <param name="literalLength">The length of its literals.</param>
    /// <param name="formattedCount">The number of its values.</param>
    public Message(int literalLength, int formattedCount) => template = new StringBuilder(literalLength + (3 * formattedCount));

    private Message(string text, bool isData) => (template, IsData) = (new StringBuilder(text), isData);

    /// <summary>The text, with {0}, {1} ... for the values and with doubled braces; without values, the text as it is.</summary>
    public string Template => template.ToString();

    /// <summary>The values.</summary>
    public IReadOnlyList<Message> Values => values;

    /// <summary>Whether the text is a value that is the same in all languages, such as a number, a date or what a person wrote.</summary>
    public bool IsData { get; }

    /// <summary>The value itself, if pages write it in another way; null otherwise.</summary>
    public MessageValue? Value { get; private init; }

    /// <summary>Returns an amount with its unit, such as 1 session, 2.5 hours.</summary>
    public static Message OfAmount(decimal amount, string unit) => $"{new MessageValue.Amount(amount, unit)}";

    /// <summary>Returns a message of a template.</summary>
    /// <param name="template">The text, with {0}, {1} ... for the values.</param>
    /// <param name="values">The values.</param>
    public static Message Of(string template, params IEnumerable<Message> values)
    {
        var message = new Message(template, isData: false);
        message.values.AddRange(values);
        return message;
    }

    /// <summary>Returns a value that is the same in all languages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value itself, if pages write it in another way.</param>
    public static Message Data(string text, MessageValue? value = null) => new(text, isData: true) { Value = value };

    public static implicit operator Message(string text) => new(text, isData: false);

    /// <summary>Appends a part of an interpolated string.</summary>
    public void AppendLiteral(string literal) =>
        template.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <summary>Appends a value that has translations.</summary>
    public void AppendFormatted(Message value)
    {
        template.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        values.Add(value);
    }

    /// <summary>Appends a value that is the same in all languages.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        var text = value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        AppendFormatted(new Message(text, isData: true)
        {
            Value = value switch
            {
                MessageValue typed => typed,
                decimal number => new MessageValue.Number(number),
                DateOnly day => new MessageValue.Day(day),
                _ => null,
            },
        });
    }

    /// <summary>The message in English.</summary>
    public override string ToString() => values.Count == 0 ? Template : string.Format(CultureInfo.InvariantCulture, Template, [.. values]);

    /// <summary>Compares the texts in English.</summary>
    public bool Equals(Message? other) => other?.ToString() == ToString();

    public override bool Equals(object? obj) => Equals(obj as Message);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
