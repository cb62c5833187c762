using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace HabitTrack.Web;

/// <summary>A JSON request body, parsed strictly and validated. Minimal APIs bind it as a parameter.</summary>
/// <param name="Value">The deserialized value.</param>
/// <param name="Bytes">The body as it was sent.</param>
internal sealed record Body<T>(T Value, ReadOnlyMemory<byte> Bytes) : IEndpointParameterMetadataProvider
    where T : class
{
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytes = await Bodies.Read(context.Request, context.RequestAborted);
        return new Body<T>(bytes.IsEmpty && new EmptyBody() is T empty ? empty : Bodies.Parse<T>(bytes.Span), bytes);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        // The route describes the schema of a merge patch itself, and an empty body has no schema.
        if (typeof(T) != typeof(JsonObject) && typeof(T) != typeof(EmptyBody))
            builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
    }
}

/// <summary>An empty request body: no content or an empty object.</summary>
internal sealed record EmptyBody;

/// <summary>Reads JSON request bodies and reports errors by JSON path.</summary>
internal static class Bodies
{
    /// <summary>The default size limit in bytes; batches and imports have their own limits.</summary>
    public const int Largest = 1 << 20;

    /// <summary>Rejects a DELETE request with a body, because the body would be ignored silently.</summary>
    public static async Task RejectDeleteWithBody(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsDelete(http.Request.Method)
            && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            && !(await ReadAny(http.Request, Largest, http.RequestAborted)).IsEmpty)
        {
            var reason = AcceptsReason(http) ? " Pass the reason as a query parameter, for example ?reason=duplicate." : "";
            await Problems.Invalid("$", "DELETE does not accept a body. Send the request without one." + reason).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private static bool AcceptsReason(HttpContext http) =>
        http.GetEndpoint()?.Metadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All()).Contains(Parameters.Reason) == true;

    public static async ValueTask<ReadOnlyMemory<byte>> Read(
        HttpRequest request, CancellationToken cancellation, int largest = Largest)
    {
        if (request.ContentType is { } type && !request.HasJsonContentType())
            throw new ProblemException(new(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the body as Content-Type: application/json, not {type}."));

        return await ReadAny(request, largest, cancellation);
    }

    /// <summary>Reads a body with any content type.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAny(HttpRequest request, int largest, CancellationToken cancellation)
    {
        var read = await request.BodyReader.ReadAtLeastAsync(largest + 1, cancellation);
        var bytes = read.Buffer.Length > largest ? null : read.Buffer.ToArray();
        // The server drains the rest of a body that is too large: if the connection were closed, the client would not receive the response.
        request.BodyReader.AdvanceTo(read.Buffer.End);
        if (bytes is null)
            throw new ProblemException(Problems.TooLarge(largest));
        // Skip a UTF-8 byte order mark.
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    }

    /// <exception cref="ProblemException">400: the body is not valid JSON. 422: a value is not valid.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json)
        where T : class => (T)Parse(typeof(T), json);

    /// <param name="type">The type to deserialize to.</param>
    /// <param name="json">The body.</param>
    /// <param name="wasRecorded">Whether the data was recorded earlier: rules that were added later do not apply to it.</param>
    /// <exception cref="ProblemException">400: the body is not valid JSON. 422: a value is not valid.</exception>
    public static object Parse(Type type, ReadOnlySpan<byte> json, bool wasRecorded = false)
    {
        var value = Deserialize(type, json);
        var errors = Validation.Errors(value, wasRecorded);
        return errors.Count == 0 ? value : throw new ProblemException(Problems.Invalid(errors));
    }

    /// <summary>Applies a merge patch (RFC 7396): a value replaces the field, null removes it, and fields that are not in the patch stay unchanged.</summary>
    /// <exception cref="ProblemException">422: the patched object is not valid.</exception>
    public static object Merge(JsonObject target, JsonObject patch, Type type)
    {
        foreach (var (name, value) in patch)
            target[name] = value?.DeepClone();
        return Parse(type, JsonSerializer.SerializeToUtf8Bytes(target, HabitJson.Options));
    }

    private static object Deserialize(Type type, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, HabitJson.Options)
                ?? throw new ProblemException(Problems.Invalid("$", "Send an object such as {}, not null."));
        }
        catch (JsonException exception)
        {
            throw new ProblemException(Explain(type, json, exception));
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(Problems.Malformed(
                "The body contains a string that is not valid Unicode. Encode it as UTF-8, with surrogates in pairs."));
        }
        catch (ArgumentException)
        {
            // JsonObject throws this exception for duplicate property names in a merge patch.
            throw new ProblemException(Problems.Invalid("$", "A field occurs twice. Send each field once."));
        }
    }

    private static Problem Explain(Type type, ReadOnlySpan<byte> json, JsonException exception)
    {
        if (json.IsEmpty)
            return Problems.Malformed("The request body is required. Send {} if no field is needed.");
        if (!IsJson(json))
            return Problems.Malformed($"The body is not valid JSON in UTF-8 (line {exception.LineNumber + 1}). Correct it and send it again.");

        var path = exception.Path ?? "$";
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return Problems.Invalid(path, JsonErrors.Describe(type, document.RootElement, path, HabitJson.Options));
    }

    /// <summary>Whether the bytes are JSON in UTF-8 with valid Unicode in every string.</summary>
    public static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
