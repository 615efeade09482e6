using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>A process that appends for as long as it lives and says on stdout what was completed.</summary>
public static class JournalAppender
{
    public const int Streams = 3;
    private const int Refused = 5;
    private const int InUse = 6;

    public static async Task<int> Run(string directory)
    {
        try
        {
            await using var journal = await SqliteJournal.Open(directory, Sample.Catalog, TimeProvider.System);
            var output = Console.Out;
            var tasks = Enumerable.Range(0, Streams).Select(i => Append(journal, $"s{i}", output));
            var results = await Task.WhenAll(tasks);
            return results.Max();
        }
        catch (JournalInUseException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return InUse;
        }
    }

    private static async Task<int> Append(SqliteJournal journal, string stream, TextWriter output)
    {
        var next = (await journal.ReadAll(stream)).Count + 1;
        while (true)
        {
            var count = 1 + (next % 3);
            if (await journal.AppendAsync(stream, Sample.Events(next, count)) is not AppendOutcome.Durable)
                return Refused;
            next += count;
            lock (output)
            {
                output.WriteLine($"{stream} {next - 1}");
                output.Flush();
            }
        }
    }
}
