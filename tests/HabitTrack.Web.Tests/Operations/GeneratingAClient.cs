using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag.CodeGeneration.CSharp;

namespace HabitTrack.Web.Tests;

public sealed class GeneratingAClient
{
    [Fact]
    public async Task gives_one_that_logs_a_hang_and_reads_the_streak()
    {
        await using var app = await SharedService.NewPerson();
        var code = await Generate((await app.Get("/openapi/v1.json")).Expect(200).Text);
        var assembly = Compile(code);
        dynamic client = Activator.CreateInstance(assembly.GetType("Generated.HabitTrackClient")!, app.Client)!;
        dynamic hang = Activator.CreateInstance(assembly.GetType("Generated.HangRequest")!)!;
        (hang.Seconds, hang.Note) = (200, "from a generated client");

        var logged = await client.PostHangsAsync(null, null, hang);
        var streak = await client.GetStreaksByHabitAsync("hang", null, null, null, null);

        Assert.Equal("from a generated client", logged.Entry.Note);
        Assert.Equal(1, streak.Current.Length);
        Assert.Equal("Met", streak.Open.Status.ToString());
        Assert.All(["EntryPatch", "ProfilePatch", "EntryItem"], name => Assert.NotNull(assembly.GetType($"Generated.{name}")));
    }

    private static async Task<string> Generate(string document)
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = "HabitTrackClient", UseBaseUrl = false };
        (settings.CSharpGeneratorSettings.Namespace, settings.CSharpGeneratorSettings.JsonLibrary) = ("Generated", CSharpJsonLibrary.SystemTextJson);
        return new CSharpClientGenerator(await NSwag.OpenApiDocument.FromJsonAsync(document, TestContext.Current.CancellationToken), settings).GenerateFile();
    }

    private static System.Reflection.Assembly Compile(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Generated",
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var library = new MemoryStream();
        var result = compilation.Emit(library, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        library.Position = 0;
        return new AssemblyLoadContext("Generated", isCollectible: true).LoadFromStream(library);
    }
}
