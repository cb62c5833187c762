namespace HabitTrack.Storage.Tests.Embedded;

/// <summary>A temporary folder, which is deleted with its content.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("habittrack-test-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
