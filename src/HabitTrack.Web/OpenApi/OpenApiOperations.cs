using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>Completes the operations of the OpenAPI document from the metadata of their routes.</summary>
internal sealed class OpenApiOperations(OpenApiTexts texts) : IOpenApiOperationTransformer
{
    private const string Json = "application/json", ProblemJson = "application/problem+json";

    private static readonly OpenApiSchema File = new() { Type = JsonSchemaType.String, Format = "binary" };

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var route = new DescribedRoute(context.Description);
        operation.OperationId = route.OperationId;
        operation.Security = route.Security(context.Document!);
        operation.Parameters = [.. route.Parameters];
        Task<OpenApiSchema> SchemaOf(Type type) => context.GetOrCreateSchemaAsync(type, null, cancellationToken);
        await DescribeBody(operation, route, context.Document!, SchemaOf);
        await DescribeResponses(operation, route, context.Description.SupportedResponseTypes, context.Document!, SchemaOf);
        await DescribeProblems(operation, route, context.Document!, SchemaOf);
    }

    private async Task DescribeBody(OpenApiOperation operation, DescribedRoute route, OpenApiDocument document, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        var schema = route.Find<PatchBody>() is { } patch ? OpenApiComponents.AddTo(document, patch.Name, await OpenApiSchemas.PatchOf(patch.Of, schemaOf))
            : route.Find<ListBody>() is { } list ? OpenApiSchemas.ListOf(OpenApiComponents.AddTo(document, BatchItems.ItemName, await OpenApiSchemas.ItemOf(list.Kinds, schemaOf)))
            : null;
        if (schema is not null)
            operation.RequestBody = new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = schema } } };
        if (operation.RequestBody is not OpenApiRequestBody body)
            return;

        body.Required = true;
        foreach (var content in body.Content!.Values)
            content.Example = texts.Example(route.OperationId, "body", route.Find<IAcceptsMetadata>()?.RequestType);
        if (body.Content.ContainsKey(ImportEndpoint.AnyType))
            body.Content[ImportEndpoint.AnyType] = new OpenApiMediaType { Schema = File, Example = "day,habit,amount,unit,note\n2026-11-22,Read,20,pages," };
        if (schema?.Items is { } item)
            body.Content[EventStreaming.Lines] = new OpenApiMediaType { Schema = item, Example = body.Content[Json].Example![0]!.DeepClone() };
    }

    private async Task DescribeResponses(
        OpenApiOperation operation, DescribedRoute route, IList<ApiResponseType> answers, OpenApiDocument document, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        foreach (var (status, response) in operation.Responses!.Select(answer => (int.Parse(answer.Key), (OpenApiResponse)answer.Value)))
        {
            response.Content ??= new Dictionary<string, OpenApiMediaType>();
            foreach (var other in status is StatusCodes.Status200OK or StatusCodes.Status202Accepted ? route.All<AlternativeResponse>() : [])
                response.Content[other.ContentType] = new OpenApiMediaType { Schema = OpenApiComponents.NameIn(document, await schemaOf(other.Type)) };
            var type = answers.FirstOrDefault(known => known.StatusCode == status)?.Type;
            foreach (var (contentType, content) in response.Content)
                content.Example = texts.Example(route.OperationId, contentType, contentType == Json ? type : null);
            response.Headers = route.HeadersOf(status);
        }

        if (route.IsConditional)
            operation.Responses![$"{StatusCodes.Status304NotModified}"] = new OpenApiResponse { Description = "Not modified since the response with this ETag." };
    }

    private async Task DescribeProblems(
        OpenApiOperation operation, DescribedRoute route, OpenApiDocument document, Func<Type, Task<OpenApiSchema>> schemaOf)
    {
        const string name = "Problem";
        if (document.Components?.Schemas?.ContainsKey(name) != true)
            document.AddComponent(name, await schemaOf(typeof(ProblemBody)));
        var schema = new OpenApiSchemaReference(name, document);
        foreach (var status in texts.ProblemsOf(route).OrderBy(problem => problem.Status).GroupBy(problem => problem.Status))
        {
            operation.Responses![$"{status.Key}"] = new OpenApiResponse
            {
                Description = $"{ReasonPhrases.GetReasonPhrase(status.Key)}: {string.Join(", ", status.Select(problem => $"`{problem.Code}`"))}",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemJson] = new OpenApiMediaType
                    {
                        Schema = schema,
                        Examples = status.ToDictionary(problem => problem.Code, problem => (IOpenApiExample)ExampleOf(problem)),
                    },
                },
            };
        }
    }

    private static OpenApiExample ExampleOf((int Status, string Code, string Meaning) problem) => new()
    {
        Summary = problem.Meaning,
        Value = JsonSerializer.SerializeToNode(new Problem(problem.Status, problem.Code, problem.Meaning).Body, HabitJson.Options),
    };
}
