using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Xml;

namespace HabitTrack.Web;

/// <summary>Validates an object against the data annotations of its type, which the OpenAPI document also shows.</summary>
internal static class Validation
{
    private static readonly ConcurrentDictionary<Type, Field[]> Fields = new();

    /// <summary>The validation errors by JSON path; empty when the object is valid.</summary>
    /// <param name="value">The object to validate.</param>
    /// <param name="wasRecorded">Whether the data was recorded earlier: rules that were added later do not apply to it.</param>
    public static IReadOnlyDictionary<string, Message[]> Errors(object value, bool wasRecorded = false)
    {
        var errors = new Dictionary<string, Message[]>(StringComparer.Ordinal);
        ValidateValue(value, "$", wasRecorded, errors);
        return errors;
    }

    private static void ValidateObject(object value, string path, bool wasRecorded, Dictionary<string, Message[]> errors)
    {
        if (value is IValidatableObject validatable && !(wasRecorded && value is INewerRule newer && newer.IsRecordable(value)))
        {
            foreach (var result in validatable.Validate(new ValidationContext(value)).Cast<InvalidField>())
                errors[$"{path}.{result.MemberNames.Single()}"] = [result.Message];
        }

        foreach (var field in Fields.GetOrAdd(value.GetType(), Describe))
        {
            var content = field.Property.GetValue(value);
            var at = $"{path}.{field.Name}";
            var broken = field.Rules.Where(rule => !IsSatisfied(rule, content, wasRecorded)).ToList();
            // No other rule applies to a value that is missing.
            var reported = broken.Find(rule => rule is RequiredFieldAttribute) is { } missing ? [missing] : broken;
            var messages = reported.Select(rule => MessageOf(rule, field)).ToArray();
            if (messages.Length > 0)
                errors.TryAdd(at, messages);
            else
                ValidateValue(content, at, wasRecorded, errors);
        }
    }

    private static void ValidateValue(object? content, string path, bool wasRecorded, Dictionary<string, Message[]> errors)
    {
        switch (content)
        {
            case string text when !Text.IsStorable(text):
                errors[path] = ["The text contains a character that cannot be stored (NUL or an unpaired surrogate). Send text such as \"back\"."];
                break;
            case IDictionary map:
                foreach (DictionaryEntry item in map)
                    ValidateValue(RequireItem(item.Value, $"{path}.{item.Key}"), $"{path}.{item.Key}", wasRecorded, errors);
                break;
            case not string and IEnumerable list:
                var index = 0;
                foreach (var item in list)
                    ValidateValue(RequireItem(item, $"{path}[{index}]"), $"{path}[{index++}]", wasRecorded, errors);
                break;
            case not null when content.GetType().Assembly == typeof(Validation).Assembly:
                ValidateObject(content, path, wasRecorded, errors);
                break;
        }
    }

    /// <summary>Replaces the default messages of the framework, which do not name the expected type.</summary>
    private static Message MessageOf(ValidationAttribute rule, Field field)
    {
        Message name = field.Name;
        return rule switch
        {
            RequiredFieldAttribute => (Message)$"{name} is required: {ValueDescriptions.Of(field.Property, field.Property.PropertyType)}.",
            RangeAttribute { ErrorMessage: null } when rule.GetType() == typeof(RangeAttribute) =>
                $"{name} must be {ValueDescriptions.Of(field.Property, field.Property.PropertyType)}.",
            MaxLengthAttribute maxLength => $"{name} must be a list of at most {maxLength.Length} items: {ValueDescriptions.Of(field.Property.PropertyType)}.",
            LengthAttribute length => $"{name} must be a list of {length.MinimumLength} to {length.MaximumLength} items: {ValueDescriptions.Of(field.Property.PropertyType)}.",
            _ => rule.MessageFor(name),
        };
    }

    private static bool IsSatisfied(ValidationAttribute rule, object? content, bool wasRecorded) =>
        wasRecorded && rule is INewerRule newer ? newer.IsRecordable(content) : rule.IsValid(content);

    private static object RequireItem(object? item, string path) =>
        item ?? throw new ProblemException(Problems.Invalid(path, "The item must not be null. Remove it, or send a value such as those of the other items."));

    private static Field[] Describe(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .Select(property => new Field(
            property,
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property.GetCustomAttributes<ValidationAttribute>(inherit: true).ToArray()))
        .ToArray();

    private sealed record Field(PropertyInfo Property, string Name, ValidationAttribute[] Rules);
}

/// <summary>Restrictions on text in PostgreSQL and XML.</summary>
internal static class Text
{
    /// <summary>Whether PostgreSQL can store the text: valid Unicode without NUL.</summary>
    public static bool IsStorable(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done || rune.Value == 0)
                return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>Removes the characters that XML 1.0 does not allow, not even escaped.</summary>
    public static string ForXml(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
