namespace Kiwoom.Actors.Risk;

/// <summary>Whether the issue can be traded.</summary>
internal static class InstrumentChecks
{
    internal static void Run(RiskQuestion q)
    {
        if (q.Limits.RestrictedSymbols.Contains(q.Spec.Symbol) && q.IsBuy)
            q.Fail(RiskCheck.RestrictedSymbol, $"{q.Spec.Symbol} is on the restricted list.");
        if (q.Instrument is not { } instrument)
        {
            q.Fail(RiskCheck.UnknownSymbol, $"No issue {q.Spec.Symbol} is known.");
            return;
        }

        if (instrument.TradingHalted)
            q.Fail(RiskCheck.TradingHalt, $"Trading of {instrument.Name} ({instrument.Symbol}) is halted.");
        if (q.Options.Market.IsHalted(instrument.Board))
            q.Fail(RiskCheck.CircuitBreaker, $"A circuit breaker halts {instrument.Board}.");
    }
}
