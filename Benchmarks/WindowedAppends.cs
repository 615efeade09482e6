using Kiwoom.Actors.Journal;

namespace Kiwoom.Benchmarks;

/// <summary>Accounts that each append one event at a time and have up to <see cref="Window"/> of them on their way, as an actor that decides ahead of
/// the disk has (the engine's default allows 1024).</summary>
internal static class WindowedAppends
{
    public const int Window = 256;

    /// <summary>The stream of an account by its number from 0.</summary>
    public static string Name(int account) => $"account-{8_012_345_600 + account}";

    /// <summary>Appends to all accounts at once, and ends when everything is durable.</summary>
    public static Task Run(IJournal journal, int accounts, int perAccount) =>
        Task.WhenAll(Enumerable.Range(0, accounts).Select(account => Task.Run(() => Append(journal, Name(account), perAccount))));

    private static async Task Append(IJournal journal, string persistenceId, int count)
    {
        using var window = new SemaphoreSlim(Window);
        Exception? refused = null;
        for (var number = 1; number <= count; number++)
        {
            await window.WaitAsync();
            journal.Append(persistenceId, [SampleExecution.At(number)], outcome =>
            {
                if (outcome is not AppendOutcome.Durable)
                    refused = new InvalidOperationException(outcome.ToString());
                window.Release();
            });
        }

        for (var i = 0; i < Window; i++)
            await window.WaitAsync();
        if (refused is not null)
            throw refused;
    }
}
