using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace HabitTrack.Web;

/// <summary>The OpenAPI document, generated on the first request, and the API reference page.</summary>
internal sealed class OpenApi([FromKeyedServices(OpenApi.Name)] IOpenApiDocumentProvider provider)
{
    private const string Name = "v1", Docs = "/docs";

    /// <summary>The path of the document.</summary>
    public const string Path = "/openapi/v1.json";

    /// <summary>The path of the script of the API reference, which Scalar serves.</summary>
    public const string Script = Docs + "/scalar.js";

    /// <summary>The name of the security scheme.</summary>
    public const string Scheme = "token";

    private static readonly OpenApiSecurityScheme BearerScheme = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        Description =
            "A token, ht_ followed by 43 letters, digits, - and _, with the scopes that each operation names. With Auth:Mode=local no token is required.",
    };

    private byte[]? cachedJson;

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<OpenApi>();
        services.AddSingleton<OpenApiTexts>();
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer<OpenApiSchemas>();
            options.AddOperationTransformer<OpenApiOperations>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "HabitTrack",
                    Version = Name,
                    Description = "Small daily habits that protect a back: log them, see streaks and progress, replay the history.",
                };
                document.AddComponent<IOpenApiSecurityScheme>(Scheme, BearerScheme);
                return Task.CompletedTask;
            });
        });
    }

    public static void MapTo(WebApplication app)
    {
        app.MapGet(Path, async (OpenApi document, CancellationToken cancellation) =>
            TypedResults.Bytes(await document.GetJson(cancellation), "application/json")).IsOutsideApi().AllowAnonymous();
        app.MapGet(Docs, ShowDocs).IsOutsideApi().AllowAnonymous();
        app.MapScalarApiReference(Docs, _ => { }).AllowAnonymous();
    }

    private static IResult ShowDocs(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = SecurityHeaders.DocsPolicy;
        return new RazorComponentResult<DocsPage>();
    }

    /// <summary>The document as JSON. Routes do not change while the service is running, so it is generated once.</summary>
    private async Task<byte[]> GetJson(CancellationToken cancellation)
    {
        if (cachedJson is null)
        {
            using var json = new MemoryStream();
            var document = await provider.GetOpenApiDocumentAsync(cancellation);
            await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, cancellation);
            cachedJson = json.ToArray();
        }

        return cachedJson;
    }
}
