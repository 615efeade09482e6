using System.Collections.Concurrent;

namespace Kiwoom.Chaos.Trading;

/// <summary>What all clients sent and were told. Safe for use by many threads.</summary>
internal sealed class OrderTraffic
{
    private readonly ConcurrentQueue<OrderPromise> _promises = new();
    private readonly ConcurrentQueue<string> _contradictions = new();
    private TaskCompletionSource _nextSend = New();
    private long _answers;
    private long _taken;
    private long _journalRefusals;
    private long _retries;

    /// <summary>Every order that was ever sent.</summary>
    internal IReadOnlyCollection<OrderPromise> Promises => _promises;

    /// <summary>Answers that contradict an earlier one or the API's description.</summary>
    internal IReadOnlyCollection<string> Contradictions => _contradictions;

    /// <summary>Answers to orders, cancels and replaces.</summary>
    internal long Answers => Interlocked.Read(ref _answers);

    /// <summary>New orders that were taken.</summary>
    internal long Taken => Interlocked.Read(ref _taken);

    /// <summary>Orders refused because the journal could not be written.</summary>
    internal long JournalRefusals => Interlocked.Read(ref _journalRefusals);

    /// <summary>Attempts repeated under the same id.</summary>
    internal long Retries => Interlocked.Read(ref _retries);

    /// <summary>Ends when a client sends its next order, cancel or replace.</summary>
    internal Task NextSend => Volatile.Read(ref _nextSend).Task;

    internal void Add(OrderPromise promise) => _promises.Enqueue(promise);

    internal void Sending(bool again)
    {
        if (again)
            Interlocked.Increment(ref _retries);
        Interlocked.Exchange(ref _nextSend, New()).TrySetResult();
    }

    internal void Answered(ApiReply reply)
    {
        if (reply.Status == 0)
            return;

        Interlocked.Increment(ref _answers);
        if (reply.Status == 201)
            Interlocked.Increment(ref _taken);
        if (reply is { Status: 503, Problem: "journal_unavailable" })
            Interlocked.Increment(ref _journalRefusals);
    }

    internal void Contradicts(string text) => _contradictions.Enqueue(text);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
