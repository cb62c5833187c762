using System.Diagnostics;
using System.Runtime.CompilerServices;
using HabitTrack.EventStore.Tests.Embedded;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class GeneratingCode
{
    [Fact]
    public async Task gives_what_is_compiled_already()
    {
        using var folder = new TemporaryFolder();
        // In a process of its own, since no other host may start in one that generates.
        var program = Path.ChangeExtension(typeof(GeneratingCode).Assembly.Location, null);
        using var generating = Process.Start(program, [GeneratedCode.Mode, folder.Path]);
        await generating.WaitForExitAsync(TestContext.Current.CancellationToken);

        // Where they differ: run this program with "generate <that folder>", and remove what is not written any more.
        Assert.Equal(Files(CompiledFolder()), Files(folder.Path));
    }

    private static IEnumerable<(string Name, string Text)> Files(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        orderby file
        select (Path.GetRelativePath(folder, file), File.ReadAllText(file).TrimEnd());

    private static string CompiledFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/HabitTrack.EventStore.Marten/Internal/Generated");
}
