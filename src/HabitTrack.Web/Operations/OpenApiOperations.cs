using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace HabitTrack.Web;

/// <summary>Completes an operation of the OpenAPI document by what its route says of itself.</summary>
internal sealed class OpenApiOperations : IOpenApiOperationTransformer
{
    private const string Json = "application/json", ProblemJson = "application/problem+json";

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var route = new DescribedRoute(context.Description);
        operation.OperationId = route.OperationId;
        operation.Security = OpenApiSecurity.Of(route.Rule, context.Document!);
        operation.Parameters = [.. route.Parameters.Select(parameter => parameter.Describe())];
        await DescribeBody(operation, route, context, cancellationToken);
        await DescribeAnswers(operation, route, context, cancellationToken);
        await DescribeProblems(operation, route, context, cancellationToken);
    }

    private static async Task DescribeBody(
        OpenApiOperation operation, DescribedRoute route, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (route.Find<PatchBody>() is { } patch)
        {
            var schema = await OpenApiSchemas.PatchOf(patch.Of, context, cancellation);
            operation.RequestBody = new OpenApiRequestBody { Content = Content(Json, schema, patch.Value()), Required = true };
        }
        else if (route.Find<ListBody>() is { } list)
        {
            var (schema, example) = (await OpenApiSchemas.ListOf(list.Kinds, context, cancellation), list.Value());
            var content = Content(Json, schema, example);
            content["application/x-ndjson"] = new OpenApiMediaType { Schema = schema.Items, Example = example[0]!.DeepClone() };
            operation.RequestBody = new OpenApiRequestBody { Content = content, Required = true };
        }
        else if (route.Find<BodyExample>() is { } body && operation.RequestBody is OpenApiRequestBody request)
        {
            request.Required = true;
            foreach (var content in request.Content!.Values)
                content.Example = body.Value();
        }
    }

    private static async Task DescribeAnswers(
        OpenApiOperation operation, DescribedRoute route, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var answer in route.All<AnswerExample>())
        {
            var response = (OpenApiResponse)operation.Responses![$"{answer.Status}"];
            response.Content ??= new Dictionary<string, OpenApiMediaType>();
            if (!response.Content.ContainsKey(answer.ContentType))
                response.Content[answer.ContentType] = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(answer.Type, null, cancellation) };
            response.Content[answer.ContentType].Example = answer.Value();
            response.Headers = route.HeadersOf(answer.Status);
        }

        if (route.IsConditional)
            operation.Responses![$"{StatusCodes.Status304NotModified}"] = new OpenApiResponse { Description = "Nothing has changed since the answer with this tag." };
    }

    private static async Task DescribeProblems(
        OpenApiOperation operation, DescribedRoute route, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await OpenApiSchemas.Shared(typeof(ProblemBody), "Problem", context, cancellation);
        foreach (var status in route.Problems.GroupBy(problem => problem.Status))
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

    private static Dictionary<string, OpenApiMediaType> Content(string type, IOpenApiSchema schema, JsonNode example) =>
        new() { [type] = new OpenApiMediaType { Schema = schema, Example = example } };
}
