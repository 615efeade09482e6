using System.Diagnostics;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>A process that appends for as long as it lives and says on stdout what was completed. It may be told to kill itself inside a
/// completion, before the journal's thread does anything more: whoever completes before the commit is caught then.</summary>
public static class JournalAppender
{
    public const int Streams = 3;
    private const int Refused = 5;
    private const int InUse = 6;

    public static async Task<int> Run(string directory, int completions)
    {
        try
        {
            await using var journal = await SqliteJournal.Open(directory, Sample.Catalog, TimeProvider.System);
            var left = completions;
            var tasks = Enumerable.Range(0, Streams).Select(i => Append(journal, $"s{i}", Completed));
            var results = await Task.WhenAll(tasks);
            return results.Max();

            void Completed(string line)
            {
                Console.Out.WriteLine(line);
                Console.Out.Flush();
                if (--left == 0)
                    Process.GetCurrentProcess().Kill();
            }
        }
        catch (JournalInUseException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return InUse;
        }
    }

    private static async Task<int> Append(SqliteJournal journal, string stream, Action<string> completed)
    {
        var next = (await journal.ReadAll(stream)).Count + 1;
        while (true)
        {
            var last = next + (next % 3);
            var told = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            journal.Append(stream, Sample.Events(next, last - next + 1), outcome =>
            {
                if (outcome is AppendOutcome.Durable)
                    completed($"{stream} {last}");
                told.SetResult(outcome);
            });
            if (await told.Task is not AppendOutcome.Durable)
                return Refused;
            next = last + 1;
        }
    }
}
