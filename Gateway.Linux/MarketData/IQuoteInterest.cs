using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.MarketData;

/// <summary>Takes note of who wants market data of what, so that the bridge registers it with Kiwoom.</summary>
public interface IQuoteInterest
{
    /// <summary>Wants an issue until the result is disposed. Never blocks.</summary>
    IDisposable Want(Symbol symbol);
}
