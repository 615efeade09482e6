namespace Kiwoom.Simulator.Exchange;

/// <summary>Hears everything that happens on the exchange, on the thread that advances it.</summary>
public interface IExchangeListener
{
    /// <summary>Takes one event. It must not call the exchange back, which refuses to be entered twice.</summary>
    void On(IExchangeEvent happened);
}
