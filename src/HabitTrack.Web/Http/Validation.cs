using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Xml;

namespace HabitTrack.Web;

/// <summary>Checks what was read against the annotations of its type: the same that the OpenAPI document shows.</summary>
internal static class Validation
{
    private static readonly ConcurrentDictionary<Type, Field[]> Fields = new();

    /// <summary>What is wrong, by JSON path; empty when nothing is.</summary>
    /// <param name="value">What was read.</param>
    /// <param name="wasRecorded">Whether it was recorded once, and so is held to what held always.</param>
    public static IReadOnlyDictionary<string, string[]> Errors(object value, bool wasRecorded = false)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Descend(value, "$", wasRecorded, errors);
        return errors;
    }

    private static void Check(object value, string path, bool wasRecorded, Dictionary<string, string[]> errors)
    {
        if (value is IValidatableObject whole && !(wasRecorded && value is INewerRule newer && newer.IsRecordable(value)))
        {
            foreach (var wrong in whole.Validate(new ValidationContext(value)))
                errors[$"{path}.{wrong.MemberNames.Single()}"] = [wrong.ErrorMessage!];
        }

        foreach (var field in Fields.GetOrAdd(value.GetType(), Describe))
        {
            var content = field.Property.GetValue(value);
            var at = $"{path}.{field.Name}";
            var wrong = field.Rules.Where(rule => !IsKept(rule, content, wasRecorded)).Select(rule => MessageOf(rule, field)).ToArray();
            if (wrong.Length > 0)
                errors[at] = wrong;
            else
                Descend(content, at, wasRecorded, errors);
        }
    }

    private static void Descend(object? content, string path, bool wasRecorded, Dictionary<string, string[]> errors)
    {
        switch (content)
        {
            case string text when !Text.IsStorable(text):
                errors[path] = ["The text has a character that cannot be kept (NUL, or half of a pair): give a text such as \"back\"."];
                break;
            case IDictionary map:
                foreach (DictionaryEntry item in map)
                    Descend(Present(item.Value, $"{path}.{item.Key}"), $"{path}.{item.Key}", wasRecorded, errors);
                break;
            case not string and IEnumerable list:
                var index = 0;
                foreach (var item in list)
                    Descend(Present(item, $"{path}[{index}]"), $"{path}[{index++}]", wasRecorded, errors);
                break;
            case not null when content.GetType().Assembly == typeof(Validation).Assembly:
                Check(content, path, wasRecorded, errors);
                break;
        }
    }

    /// <summary>The framework's own words say nothing of the kind of value that is asked for.</summary>
    private static string MessageOf(ValidationAttribute rule, Field field) => rule switch
    {
        GivenAttribute => $"{rule.FormatErrorMessage(field.Name)[..^1]}: {ValueWords.Of(field.Property.PropertyType)}.",
        RangeAttribute { ErrorMessage: null } range when rule.GetType() == typeof(RangeAttribute) =>
            $"{field.Name} is a whole number, {range.Minimum} to {range.Maximum}, such as {Math.Max((int)range.Minimum, 1)}.",
        MaxLengthAttribute longest => $"{field.Name} is a list of up to {longest.Length}: {ValueWords.Of(field.Property.PropertyType)}.",
        LengthAttribute length => $"{field.Name} is a list of {length.MinimumLength} to {length.MaximumLength}: {ValueWords.Of(field.Property.PropertyType)}.",
        _ => rule.FormatErrorMessage(field.Name),
    };

    private static bool IsKept(ValidationAttribute rule, object? content, bool wasRecorded) =>
        wasRecorded && rule is INewerRule newer ? newer.IsRecordable(content) : rule.IsValid(content);

    private static object Present(object? item, string path) =>
        item ?? throw new ProblemException(Problems.Invalid(path, "null has no place here: leave the item out, or give a value such as its neighbours."));

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

/// <summary>Text as PostgreSQL can keep it.</summary>
internal static class Text
{
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

    /// <summary>The text without the characters that XML 1.0 has no place for, escaped or not.</summary>
    public static string ForXml(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
