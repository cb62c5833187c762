using System.Xml.Linq;

namespace HabitTrack.Domain.Tests.Conventions;

/// <summary>A line of a source file.</summary>
internal sealed record SourceLine(string File, int Number, string Text)
{
    /// <summary>Asserts that there are no such lines, and shows file and line number otherwise.</summary>
    public static void AssertNone(IEnumerable<SourceLine> lines, string complaint)
    {
        var found = lines.Select(line => $"{line.File}:{line.Number} {complaint}: {line.Text.Trim()}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

/// <summary>The source files of the repository that contains the running tests.</summary>
internal static class Sources
{
    private static readonly string[] Extensions = [".cs", ".razor", ".sql", ".sh", ".js", ".css", ".csproj"];

    private static readonly string Root = FindRoot();

    /// <summary>Returns the lines of all source files in a folder, except generated ones.</summary>
    public static IEnumerable<SourceLine> Lines(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, file)
        where Extensions.Contains(Path.GetExtension(file)) && !IsGenerated(name)
        from line in File.ReadLines(file).Select((text, index) => new SourceLine(name, index + 1, text))
        select line;

    /// <summary>Returns the full path of a file or folder.</summary>
    public static string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Returns the text of a file.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Returns the packages that a project references at run time.</summary>
    public static IEnumerable<string> Packages(string project) =>
        from package in ProjectFile(project).Descendants("PackageReference")
        where package.Attribute("PrivateAssets")?.Value is not "all"
        select package.Attribute("Include")!.Value;

    /// <summary>Returns the projects that a project references.</summary>
    public static IEnumerable<string> Projects(string project) =>
        from reference in ProjectFile(project).Descendants("ProjectReference")
        select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value);

    private static XDocument ProjectFile(string project) => XDocument.Load(Path.Combine(Root, "src", project, $"{project}.csproj"));

    private static bool IsGenerated(string name) => name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Generated");

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
