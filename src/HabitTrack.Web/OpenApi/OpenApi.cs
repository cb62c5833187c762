using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace HabitTrack.Web;

/// <summary>The OpenAPI document, made from the routes when it is first asked for, and a page to read it.</summary>
internal sealed class OpenApi([FromKeyedServices(OpenApi.Name)] IOpenApiDocumentProvider provider)
{
    private const string Name = "v1", Docs = "/docs";

    /// <summary>Where it is.</summary>
    public const string Path = "/openapi/v1.json";

    /// <summary>The script of the page that shows it, which is in the package.</summary>
    public const string Script = Docs + "/scalar.js";

    /// <summary>The name of the way to show a token.</summary>
    public const string Scheme = "token";

    private static readonly OpenApiSecurityScheme OpenToTokens = new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        Description =
            "A token, ht_ and 43 letters, digits, - and _, with the scopes named at each operation. With Auth:Mode=local none is needed, and all is the one person's.",
    };

    private byte[]? written;

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
                document.AddComponent<IOpenApiSecurityScheme>(Scheme, OpenToTokens);
                return Task.CompletedTask;
            });
        });
    }

    public static void MapTo(WebApplication app)
    {
        app.MapGet(Path, async (OpenApi document, CancellationToken cancellation) =>
            TypedResults.Bytes(await document.Written(cancellation), "application/json")).ExcludeFromDescription().AllowAnonymous();
        app.MapGet(Docs, ShowDocs).ExcludeFromDescription().AllowAnonymous();
        app.MapScalarApiReference(Docs, _ => { }).AllowAnonymous();
    }

    private static IResult ShowDocs(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = SecurityHeaders.DocsPolicy;
        return new RazorComponentResult<DocsPage>();
    }

    /// <summary>As JSON. Routes do not change while the service runs, so it is made once.</summary>
    private async Task<byte[]> Written(CancellationToken cancellation)
    {
        if (written is null)
        {
            using var json = new MemoryStream();
            var document = await provider.GetOpenApiDocumentAsync(cancellation);
            await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, cancellation);
            written = json.ToArray();
        }

        return written;
    }
}
