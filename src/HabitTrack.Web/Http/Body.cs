using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace HabitTrack.Web;

/// <summary>A JSON body, read strictly and checked: bound by minimal APIs as a parameter.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Bytes">As it was sent.</param>
internal sealed record Body<T>(T Value, ReadOnlyMemory<byte> Bytes) : IEndpointParameterMetadataProvider
    where T : class
{
    public static async ValueTask<Body<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var bytes = await Bodies.Read(context.Request, context.RequestAborted);
        return new Body<T>(bytes.IsEmpty && new Nothing() is T nothing ? nothing : Bodies.Parse<T>(bytes.Span), bytes);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        // A merge patch has a schema that its route tells, and nothing needs none.
        if (typeof(T) != typeof(JsonObject) && typeof(T) != typeof(Nothing))
            builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
    }
}

/// <summary>The body of a request that says all by its address: none, or an empty object.</summary>
internal sealed record Nothing;

/// <summary>Reads JSON bodies, and says by path what is wrong with them.</summary>
internal static class Bodies
{
    /// <summary>In bytes; batches and imports have limits of their own.</summary>
    public const int Largest = 1 << 20;

    /// <summary>DELETE says all by its address: what a body was meant to say would silently not be done.</summary>
    public static async Task RefuseOnDelete(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsDelete(http.Request.Method)
            && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            && !(await ReadAny(http.Request, Largest, http.RequestAborted)).IsEmpty)
            throw new ProblemException(Problems.Invalid("$", "DELETE takes no body. A reason goes into the address, such as ?reason=twice."));

        await next(http);
    }

    public static async ValueTask<ReadOnlyMemory<byte>> Read(
        HttpRequest request, CancellationToken cancellation, int largest = Largest)
    {
        if (request.ContentType is { } type && !request.HasJsonContentType())
            throw new ProblemException(new(
                StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", $"Send the body as Content-Type: application/json, not {type}."));

        return await ReadAny(request, largest, cancellation);
    }

    /// <summary>Reads a body of whatever type.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAny(HttpRequest request, int largest, CancellationToken cancellation)
    {
        var read = await request.BodyReader.ReadAtLeastAsync(largest + 1, cancellation);
        var bytes = read.Buffer.Length > largest ? null : read.Buffer.ToArray();
        // What is left of too much the server reads and throws away: cut off, the sender would not see the answer.
        request.BodyReader.AdvanceTo(read.Buffer.End);
        if (bytes is null)
            throw new ProblemException(Problems.TooLarge(largest));
        // A byte order mark says that it is UTF-8, which it is anyway.
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    }

    /// <exception cref="ProblemException">400 when it is no JSON, 422 when it does not say what it should.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> json)
        where T : class => (T)Parse(typeof(T), json);

    /// <param name="type">What it is to say.</param>
    /// <param name="json">The body.</param>
    /// <param name="wasRecorded">Whether it was recorded once, and so is held to what held always.</param>
    /// <exception cref="ProblemException">400 when it is no JSON, 422 when it does not say what it should.</exception>
    public static object Parse(Type type, ReadOnlySpan<byte> json, bool wasRecorded = false)
    {
        var value = Deserialize(type, json);
        var errors = Validation.Errors(value, wasRecorded);
        return errors.Count == 0 ? value : throw new ProblemException(Problems.Invalid(errors));
    }

    /// <summary>Applies a merge patch (RFC 7396): what is given replaces, null takes away, the rest stays.</summary>
    /// <exception cref="ProblemException">422 when the result does not say what it should.</exception>
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
                ?? throw new ProblemException(Problems.Invalid("$", "Give an object such as {}, not null."));
        }
        catch (JsonException wrong)
        {
            throw new ProblemException(Explain(type, json, wrong));
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(Problems.Malformed("A text in the body is not valid Unicode."));
        }
        catch (ArgumentException)
        {
            // A merge patch is read as a JsonObject, which has no kinder way to say so.
            throw new ProblemException(Problems.Invalid("$", "A field is given twice."));
        }
    }

    /// <summary>What is wrong, in plain words, with the path where there is one.</summary>
    public static string Explain(Type type, JsonException wrong) =>
        wrong.Path is { Length: > 2 } path ? $"{path[2..]}: {Plain(type, wrong)}" : Plain(type, wrong);

    private static Problem Explain(Type type, ReadOnlySpan<byte> json, JsonException wrong)
    {
        if (json.IsEmpty)
            return Problems.Malformed("A body is asked for; where nothing in it is needed, send {}.");
        if (!IsJson(json))
            return Problems.Malformed($"The body is not valid JSON in UTF-8 (line {wrong.LineNumber + 1}).");

        return Problems.Invalid(wrong.Path ?? "$", Plain(type, wrong));
    }

    /// <summary>The serializer's words name types of this program; people are told what is asked for instead.</summary>
    private static string Plain(Type type, JsonException wrong) => wrong.Message.Split(" Path: ")[0] switch
    {
        var message when message.StartsWith("The JSON value could not be converted to ", StringComparison.Ordinal) =>
            $"Give {ValueWords.At(type, wrong.Path ?? "$")}.",
        var message when message.StartsWith("The JSON property ", StringComparison.Ordinal)
            && message.Contains("could not be mapped", StringComparison.Ordinal) =>
            "There is no such field here.",
        var message when message.Split("missing required properties including: ") is [_, var missing] => $"Fields are missing: {missing}",
        var message when message.StartsWith("Duplicate property", StringComparison.Ordinal) => "The field is given twice.",
        var message => message,
    };

    /// <summary>Whether it is JSON in UTF-8, with valid Unicode in every text.</summary>
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
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
