using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// The index that circuit breakers look at: the plain mean of the listed issues' last prices over their base prices. The real ones are
/// weighted by market value and have hundreds of constituents; a handful of issues has no use for weights.
/// </summary>
internal sealed class IndexWatch
{
    /// <summary>How often the index is looked at.</summary>
    internal static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    private const decimal PreviousClose = 1_000m;
    private readonly Queue<(DateTimeOffset At, decimal Index)> _window = new();

    internal CircuitBreakerState State { get; private set; }

    internal decimal Change { get; private set; }

    /// <summary>Looks at the index; true where a stage triggers.</summary>
    internal bool Observe(IEnumerable<IssueMarket> issues, DateTimeOffset at, DateTimeOffset closing)
    {
        var (sum, count) = (0m, 0);
        foreach (var issue in issues)
        {
            if (issue.Today.TradingHalted)
                continue;
            sum += (decimal)issue.Tape.Last / issue.Today.BasePrice;
            count++;
        }

        if (count == 0)
            return false;
        var index = PreviousClose * sum / count;
        Change = (sum / count) - 1;
        _window.Enqueue((at, index));
        while (_window.Peek().At < at - CircuitBreakerRules.Sustained)
            _window.Dequeue();
        var sustained = at - _window.Peek().At;
        var highest = _window.Max(seen => seen.Index);
        var after = CircuitBreakerRules.After(State, PreviousClose, highest, sustained, at, closing);
        if (after == State)
            return false;
        State = after;
        return true;
    }

    /// <summary>A stage is forced.</summary>
    internal void Force(CircuitBreakerStage stage)
    {
        State = State with { Stage = stage };
        Restart();
    }

    /// <summary>Forgets what it saw before a halt.</summary>
    internal void Restart() => _window.Clear();
}
