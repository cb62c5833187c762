namespace HabitTrack.Storage.Tests.Embedded;

/// <summary>An empty folder, deleted with all that came into it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("habittrack-test-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
