using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace HabitTrack.Web;

/// <summary>
/// Describes errors of JSON deserialization to clients. Exceptions of the serializer give the path of the error, but the cause only in a message that names
/// .NET types, so that the cause is determined from the JSON and the expected type.
/// </summary>
internal static partial class JsonErrors
{
    /// <summary>Describes an error.</summary>
    /// <param name="type">The type of the whole document.</param>
    /// <param name="json">The document, which is valid JSON; null if it is not available.</param>
    /// <param name="path">The path of the error, such as <c>$.sets[0].reps</c>.</param>
    /// <param name="options">The options of the deserialization.</param>
    public static string Describe(Type type, JsonElement? json, string path, JsonSerializerOptions options)
    {
        var (parent, name, at) = (default(JsonTypeInfo), "", Contract(type, json, options));
        var (container, value) = (default(JsonElement?), json);
        foreach (Match step in Step().Matches(path))
        {
            (parent, name, container) = (at, step.Groups["name"].Value, value);
            value = Inner(value, name, step.Groups["index"].Value);
            at = parent is null ? null : Contract(InnerType(parent, name), value, options);
        }

        if (name.Length > 0 && container is { ValueKind: JsonValueKind.Object } fields && fields.EnumerateObject().Count(field => field.NameEquals(name)) > 1)
            return "The field occurs twice. Send it once.";
        if (name.Length > 0 && parent is { Kind: JsonTypeInfoKind.Object } && Property(parent, name) is null)
            return "This field is unknown. Remove it or correct its name.";
        if (value is { ValueKind: JsonValueKind.Object } given && at is { Kind: JsonTypeInfoKind.Object } && Missing(at, given) is { Length: > 0 } missing)
            return $"Required fields are missing: {missing}.";
        var expected = at?.Type ?? typeof(object);
        return "The value must be "
            + (parent is { Kind: JsonTypeInfoKind.Object } && Property(parent, name)?.AttributeProvider is { } property
                ? ValueDescriptions.Of(property, expected)
                : ValueDescriptions.Of(expected))
            + ".";
    }

    private static string Missing(JsonTypeInfo type, JsonElement given) =>
        string.Join(
            ", ", type.Properties.Where(property => property.IsRequired && !given.TryGetProperty(property.Name, out _)).Select(property => property.Name));

    private static JsonPropertyInfo? Property(JsonTypeInfo type, string name) => type.Properties.FirstOrDefault(property => property.Name == name);

    private static JsonElement? Inner(JsonElement? value, string name, string index) => value switch
    {
        { ValueKind: JsonValueKind.Object } fields when name.Length > 0 && fields.TryGetProperty(name, out var field) => field,
        { ValueKind: JsonValueKind.Array } items when int.TryParse(index, CultureInfo.InvariantCulture, out var at) && at < items.GetArrayLength() => items[at],
        _ => null,
    };

    private static Type? InnerType(JsonTypeInfo type, string name) =>
        type.Kind == JsonTypeInfoKind.Object ? Property(type, name)?.PropertyType : type.ElementType;

    /// <summary>The contract of a type; for a polymorphic type, that of the derived type that the discriminator names.</summary>
    private static JsonTypeInfo? Contract(Type? type, JsonElement? value, JsonSerializerOptions options)
    {
        if (type?.GetCustomAttribute<JsonPolymorphicAttribute>()?.TypeDiscriminatorPropertyName is { } discriminator
            && value is { ValueKind: JsonValueKind.Object } fields
            && fields.TryGetProperty(discriminator, out var kind)
            && kind.ValueKind == JsonValueKind.String)
        {
            type = type.GetCustomAttributes<JsonDerivedTypeAttribute>()
                .FirstOrDefault(derived => kind.ValueEquals((string)derived.TypeDiscriminator!))?.DerivedType ?? type;
        }
        return type is null ? null : options.GetTypeInfo(type);
    }

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>[^']*)'\]|\[(?<index>[0-9]+)\]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Step();
}
