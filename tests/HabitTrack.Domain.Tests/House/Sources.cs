using System.Xml.Linq;

namespace HabitTrack.Domain.Tests.House;

/// <summary>A line as it stands in the repository.</summary>
internal sealed record SourceLine(string File, int Number, string Text)
{
    /// <summary>Fails, naming file and line, when there are such lines.</summary>
    public static void None(IEnumerable<SourceLine> lines, string complaint)
    {
        var found = lines.Select(line => $"{line.File}:{line.Number} {complaint}: {line.Text.Trim()}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

/// <summary>What the repository holds, found from where the tests run.</summary>
internal static class Sources
{
    private static readonly string[] Written = [".cs", ".razor", ".sql", ".sh", ".js", ".css", ".csproj"];

    private static readonly string Root = FindRoot();

    /// <summary>Every line written in a folder of the repository, made files aside.</summary>
    public static IEnumerable<SourceLine> Lines(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, file)
        where Written.Contains(Path.GetExtension(file)) && !IsMade(name)
        from line in File.ReadLines(file).Select((text, index) => new SourceLine(name, index + 1, text))
        select line;

    /// <summary>The packages that a room is built on; those that only take part in its build aside.</summary>
    public static IEnumerable<string> Packages(string room) =>
        from package in Project(room).Descendants("PackageReference")
        where package.Attribute("PrivateAssets")?.Value is not "all"
        select package.Attribute("Include")!.Value;

    /// <summary>The rooms that a room knows.</summary>
    public static IEnumerable<string> Rooms(string room) =>
        from project in Project(room).Descendants("ProjectReference")
        select Path.GetFileNameWithoutExtension(project.Attribute("Include")!.Value);

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Root, "src", room, $"{room}.csproj"));

    private static bool IsMade(string name) => name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Generated");

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "HabitTrack.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has HabitTrack.sln.");
    }
}
