using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>Corrects the generated schemas where the framework does not know the rules of the service.</summary>
internal sealed class OpenApiSchemas : IOpenApiSchemaTransformer
{
    /// <summary>The metadata key by which the framework marks a nullable reference.</summary>
    private const string NullableReference = "x-is-nullable-property";

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        DescribeType(schema, context.JsonTypeInfo.Type);
        if (context.JsonTypeInfo.Type == typeof(IReadOnlyList<JsonObject>))
            schema.Items = OpenApiComponents.AddTo(
                context.Document!, BatchItems.ItemName, await ItemOf(BatchItems.Requests, type => context.GetOrCreateSchemaAsync(type, null, cancellationToken)));
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && schema.Properties is { Count: > 0 } properties)
            DescribeObject(schema, properties, context.JsonTypeInfo);
        foreach (var (name, field) in await FieldsOfKinds(context.JsonTypeInfo.Type, type => context.GetOrCreateSchemaAsync(type, null, cancellationToken)))
            schema.Properties!.TryAdd(name, field);
    }

    /// <summary>The fields of responses that depend on the kind. The schema has those of all kinds.</summary>
    private static async Task<IEnumerable<KeyValuePair<string, IOpenApiSchema>>> FieldsOfKinds(Type type, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        if (type == typeof(EntryView))
            return (await FieldsOf(EntryKind.All.Select(kind => kind.View), schemaOf)).Properties!.ExceptBy(EntryKind.CommonFields, field => field.Key);
        var facts = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var kind in type == typeof(SummaryView) ? EntryKind.All.Where(kind => kind.Facts is not null) : [])
            facts[kind.DefaultHabit!] = await schemaOf(kind.Facts!);
        return facts;
    }

    /// <summary>The schema of a merge patch with the fields of all types, all optional.</summary>
    public static async Task<OpenApiSchema> PatchOf(IEnumerable<Type> types, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        var patch = await FieldsOf(types, schemaOf);
        patch.Description = "A merge patch: a value replaces the field, null removes it, and missing fields stay unchanged.";
        return patch;
    }

    /// <summary>The schema of a batch of items.</summary>
    public static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item, MinItems = 1, MaxItems = BatchItems.MaxItems };

    /// <summary>The schema of an item that has a kind and the fields of that kind.</summary>
    public static async Task<OpenApiSchema> ItemOf(IReadOnlyDictionary<string, Type> kinds, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        var item = await FieldsOf(kinds.Values, schemaOf);
        item.Description = "The kind, and the fields that the route of the kind accepts.";
        item.Properties!["kind"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. kinds.Keys.Select(kind => (JsonNode)kind)] };
        item.Required = new HashSet<string>(StringComparer.Ordinal) { "kind" };
        return item;
    }

    /// <summary>Merges the fields of the types. If several types have a field, its nullable schema is used.</summary>
    private static async Task<OpenApiSchema> FieldsOf(IEnumerable<Type> types, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        var fields = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            foreach (var (name, field) in (await schemaOf(type)).Properties!)
            {
                if (!fields.TryGetValue(name, out var known) || known.Type?.HasFlag(JsonSchemaType.Null) != true)
                    fields[name] = field;
            }
        }

        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = fields, AdditionalPropertiesAllowed = false };
    }

    private static void DescribeType(OpenApiSchema schema, Type type)
    {
        var known = Nullable.GetUnderlyingType(type) ?? type;
        var orNull = known == type ? default : JsonSchemaType.Null;
        if (known == typeof(TimeOnly))
            (schema.Type, schema.Format, schema.Pattern) = (JsonSchemaType.String | orNull, null, "^([01][0-9]|2[0-3]):[0-5][0-9]$");
        if (known == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String | orNull, "date-time");
        if (known == typeof(decimal))
            schema.Format = null;
        if (known == typeof(Mark) || known.IsEnum)
            schema.Type = JsonSchemaType.String | orNull;
    }

    /// <summary>Requests list their required fields and allow no other fields. Responses omit nulls, and can have more fields in later versions.</summary>
    private static void DescribeObject(OpenApiSchema schema, IDictionary<string, IOpenApiSchema> properties, JsonTypeInfo type)
    {
        var isRequest = type.Type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Type == typeof(ExportLine);
        schema.AdditionalPropertiesAllowed = !isRequest;
        schema.Required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in type.Properties)
        {
            if (!properties.TryGetValue(property.Name, out var described) || described is not OpenApiSchema field)
                continue;

            var attributes = property.AttributeProvider?.GetCustomAttributes(inherit: true) ?? [];
            var isNullSerialized = !isRequest && property.IsGetNullable && attributes.OfType<JsonIgnoreAttribute>().Any();
            if (isRequest ? attributes.OfType<RequiredFieldAttribute>().Any() : !property.IsGetNullable || isNullSerialized)
                schema.Required.Add(property.Name);
            if (isRequest ? schema.Required.Contains(property.Name) : !isNullSerialized)
                RemoveNull(field);
            foreach (var rule in attributes.OfType<ValidationAttribute>())
                ApplyRule(field, property.Name, rule);
        }
    }

    private static void RemoveNull(OpenApiSchema field)
    {
        field.Type &= ~JsonSchemaType.Null;
        field.Metadata?.Remove(NullableReference);
        field.Enum = field.Enum?.Where(word => word is not null && word.GetValueKind() != JsonValueKind.Null).ToList();
    }

    private static void ApplyRule(OpenApiSchema field, string name, ValidationAttribute rule)
    {
        switch (rule)
        {
            case NameAttribute:
                (field.MinLength, field.Pattern) = (1, NameAttribute.Format);
                break;
            case AmountAttribute:
                field.MultipleOf = 0.001m;
                break;
            case TagsAttribute when field.Items is OpenApiSchema tag:
                (tag.MinLength, tag.MaxLength) = (1, Limits.WordLength);
                break;
            case DayAttribute or ZoneAttribute or BeforeNoonAttribute:
                field.Description = $"{field.Description} {rule.MessageFor(name)}".TrimStart();
                break;
        }
    }
}
