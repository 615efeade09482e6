namespace Kiwoom.Simulator.Exchange;

/// <summary>Something that happened on the simulated exchange. Events are immutable and come in the order in which they happened.</summary>
public interface IExchangeEvent
{
    /// <summary>When it happened (UTC, simulated).</summary>
    DateTimeOffset At { get; }
}
