namespace Kiwoom.Specs.Journal;

/// <summary>A directory that goes with its spec.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kiwoom-journal-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
