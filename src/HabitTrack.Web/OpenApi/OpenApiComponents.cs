using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>
/// Names the schemas that the framework writes out in place, because a transformer asked for them: generated clients have a type for each component, and
/// numbered types for everything else.
/// </summary>
internal static class OpenApiComponents
{
    /// <summary>The metadata keys of the framework for the name of a schema, and for whether a property can be null.</summary>
    private const string NameKey = "x-schema-id", NullableKey = "x-is-nullable-property";

    /// <summary>Adds a schema to the components of the document, unless it is there already.</summary>
    /// <returns>A reference to the component.</returns>
    public static IOpenApiSchema AddTo(OpenApiDocument document, string name, OpenApiSchema schema)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            NameParts(document, schema);
            document.AddComponent(name, schema);
        }

        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>Returns a reference to the component of a named schema, or the schema with references to the components of its parts.</summary>
    public static IOpenApiSchema NameIn(OpenApiDocument document, IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema known)
            return schema;
        if (MetadataOf(known, NameKey) is not string { Length: > 0 } name)
        {
            NameParts(document, known);
            return known;
        }

        var reference = AddTo(document, name, known);
        return MetadataOf(known, NullableKey) is true
            ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] }
            : reference;
    }

    private static object? MetadataOf(OpenApiSchema schema, string key) => schema.Metadata?.TryGetValue(key, out var value) == true ? value : null;

    private static void NameParts(OpenApiDocument document, OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties?.ToList() ?? [])
            schema.Properties![name] = NameIn(document, property);
        if (schema.Items is { } items)
            schema.Items = NameIn(document, items);
    }
}
