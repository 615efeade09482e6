using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Backup;

/// <summary>Tells a person which step of a backup is under way and how far it is.</summary>
/// <param name="Begin">Given what begins and what is counted; the result is told, and disposed at the step's end.</param>
public sealed record BackupSteps(Func<string, string, (IProgress<JournalProgress> Progress, IDisposable End)> Begin)
{
    /// <summary>Tells nobody.</summary>
    public static BackupSteps Silent { get; } = new((_, _) => (new Nobody(), new Nobody()));

    internal T Run<T>(string what, string counted, Func<IProgress<JournalProgress>, T> work)
    {
        var (progress, end) = Begin(what, counted);
        using (end)
            return work(progress);
    }

    private sealed class Nobody : IProgress<JournalProgress>, IDisposable
    {
        public void Report(JournalProgress value)
        {
        }

        public void Dispose()
        {
        }
    }
}
