using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;

namespace HabitTrack.Web;

/// <summary>Describes the expected value, with an example, for validation errors.</summary>
internal static class ValueDescriptions
{
    /// <summary>Describes the values of a property by its rules, with an example that they accept.</summary>
    public static Message Of(ICustomAttributeProvider property, Type type) => property
        .GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
        .Select(rule => rule switch
        {
            SecondsAttribute => (Message)"a whole number such as 60",
            RpeAttribute => $"a number from {Limits.MinRpe} to {Limits.MaxRpe}, such as 7.5",
            OutgoingUrlAttribute => "a URL such as https://example.org/hook",
            ZoneAttribute => "the IANA name of a time zone, such as Europe/Paris",
            ExerciseKeyAttribute => "the key of an exercise, such as pull-up",
            HabitIdAttribute => "the id of a habit, such as hang",
            HabitIconAttribute => $"an emoji or the name of a symbol, such as {HabitIcons.Symbols[0]}",
            RangeAttribute { Minimum: int min, Maximum: int max } when rule.GetType() == typeof(RangeAttribute) =>
                $"a whole number from {min} to {max}, such as {Math.Clamp(1, min, max)}",
            _ => null,
        })
        .FirstOrDefault(description => description is not null) ?? Of(type);

    /// <summary>Describes the values of a type, with an example.</summary>
    public static Message Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var some when some == typeof(int) || some == typeof(long) => (Message)"a whole number such as 1",
        var some when some == typeof(decimal) => "a number such as 22.5",
        var some when some == typeof(bool) => "true or false",
        var some when some == typeof(string) => "text such as \"back\"",
        var some when some == typeof(Guid) => "a UUID such as 0192f8a0-0000-7000-8000-000000000001",
        var some when some == typeof(DateOnly) => "a day such as 2026-11-22",
        var some when some == typeof(DateTimeOffset) => "a date and time such as 2026-11-22T07:30:00+01:00",
        var some when some == typeof(TimeOnly) => "a time of day such as 04:00",
        { IsEnum: true } some => $"one of {ListOf(Enum.GetValues(some).Cast<object>().Select(word => $"{JsonSerializer.SerializeToElement(word, some, HabitJson.Options)}").ToList())}",
        var some when ItemOf(some) is { } item => $"a list such as [{ExampleOf(item)}]",
        var some => $"an object such as {ExampleOf(some)}",
    };

    /// <summary>A list of words, each of which pages show in their language.</summary>
    private static Message ListOf(List<string> words) =>
        Message.Of(string.Join(", ", words.Select((_, at) => $"{{{at}}}")), words.Select(word => (Message)word));

    /// <summary>An example of a value in JSON. An object has the fields that are required.</summary>
    private static string ExampleOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var some when some == typeof(int) => "1",
        var some when some == typeof(decimal) => "22.5",
        var some when some == typeof(bool) => "true",
        var some when some == typeof(string) => "\"back\"",
        var some when some == typeof(Guid) => "\"0192f8a0-0000-7000-8000-000000000001\"",
        var some when some == typeof(DateOnly) => "\"2026-11-22\"",
        var some when some == typeof(TimeOnly) => "\"04:00\"",
        var some when some == typeof(JsonObject) => "{\"kind\":\"hang\",\"seconds\":60,\"day\":\"2026-11-22\"}",
        { IsEnum: true } some => JsonSerializer.Serialize(Enum.GetValues(some).GetValue(0), some, HabitJson.Options),
        var some when some.IsAssignableTo(typeof(GoalRequest)) => "{\"direction\":\"atLeast\",\"amount\":30,\"unit\":\"minutes\",\"per\":\"week\"}",
        var some when some.Assembly == typeof(ValueDescriptions).Assembly => "{"
            + string.Join(',', some.GetProperties()
                .Where(property => property.IsDefined(typeof(RequiredFieldAttribute)))
                .Select(property => $"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":{ExampleOf(property)}"))
            + "}",
        _ => "{}",
    };

    private static string ExampleOf(PropertyInfo property) =>
        property.IsDefined(typeof(SecondsAttribute)) ? "60"
        : property.IsDefined(typeof(ExerciseKeyAttribute)) ? "\"pull-up\""
        : property.IsDefined(typeof(HabitIdAttribute)) ? "\"hang\""
        : property.IsDefined(typeof(ZoneAttribute)) ? "\"Europe/Paris\""
        : ItemOf(property.PropertyType) is { } item ? $"[{ExampleOf(item)}]"
        : ExampleOf(property.PropertyType);

    private static Type? ItemOf(Type type) =>
        type != typeof(string) && type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? item : null;
}
