using System.Diagnostics;
using System.Runtime.CompilerServices;
using HabitTrack.Storage.Tests.Embedded;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace HabitTrack.Storage.Tests;

/// <summary>The code of Wolverine's handlers is committed, because generating it doubles the startup time.</summary>
public sealed class GeneratingCode
{
    public const string Mode = "generate";

    [Fact]
    public async Task produces_the_code_in_the_repository()
    {
        using var folder = new TemporaryFolder();
        var program = Path.ChangeExtension(typeof(GeneratingCode).Assembly.Location, null);
        using var process = Process.Start(new ProcessStartInfo(program, [Mode, folder.Path]) { UseShellExecute = false, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);

        var (generated, committed) = (Files(folder.Path), Files(Committed()));
        Assert.NotEmpty(generated);
        foreach (var (name, text) in generated)
            Assert.True(committed.GetValueOrDefault(name) == text, $"{name} is not what Wolverine generates. Run '{program} {Mode} {Committed()}'.");
        Assert.Empty(committed.Keys.Except(generated.Keys));
    }

    /// <summary>Writes the generated code to a folder.</summary>
    public static int Write(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        // The database is never used.
        builder.AddHabitTrackStorage("Host=127.0.0.1;Port=1;Username=nobody");
        // In static mode Wolverine would use the committed handler registry and not find new handlers.
        builder.Services.ConfigureWolverine(options => options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic);
        using var host = builder.Build();
        var collections = host.Services.GetServices<ICodeFileCollection>().ToArray();
        foreach (var collection in collections)
            collection.Rules.GeneratedCodeOutputPath = folder;
        new DynamicCodeBuilder(host.Services, collections) { ServiceVariableSource = host.Services.GetService<IServiceVariableSource>() }
            .WriteGeneratedCode(_ => { });
        return 0;
    }

    private static string Committed([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../src/HabitTrack.Storage/Internal/Generated"));

    private static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => File.ReadAllText(file).ReplaceLineEndings("\n"), StringComparer.Ordinal);
}
