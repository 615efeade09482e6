using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>An actor of the gateway that counts the messages of a storm's issues.</summary>
internal sealed class QuoteCounter : Actor
{
    private readonly HashSet<Symbol> _symbols = [.. Storms.Symbols];
    private long _count;
    private long _lastAt;

    internal long Count => Interlocked.Read(ref _count);

    /// <summary>When the last one came, on the machine's monotonic clock.</summary>
    internal long LastAt => Interlocked.Read(ref _lastAt);

    protected override void Receive(object message, IActorContext context)
    {
        if (message is TradeTick { Symbol: var traded } && _symbols.Contains(traded) || message is BookTick { Symbol: var quoted } && _symbols.Contains(quoted))
        {
            Interlocked.Increment(ref _count);
            Interlocked.Exchange(ref _lastAt, Stopwatch.GetTimestamp());
        }
    }
}
