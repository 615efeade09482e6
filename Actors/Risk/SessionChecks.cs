using Kiwoom.Actors.Market;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether the session takes an order of this type now.</summary>
internal static class SessionChecks
{
    internal static void Run(RiskQuestion q)
    {
        var (spec, instrument) = (q.Spec, q.Instrument);
        if (q.Phase == MarketPhase.Closed)
            q.Fail(RiskCheck.MarketHours, "The market is closed.");
        if (instrument is null)
            return;
        var interrupted = q.Options.Market.IsInVolatilityInterruption(spec.Symbol);
        var admission = Admit(q, instrument, interrupted);
        if (interrupted && admission != OrderAdmission.Admitted && Admit(q, instrument, false) == OrderAdmission.Admitted)
        {
            q.Fail(RiskCheck.VolatilityInterruption, $"{spec.Symbol} is in a volatility interruption, which does not take {spec.OrderType} {spec.TimeInForce}.");
            return;
        }

        switch (admission)
        {
            case OrderAdmission.TypeNotOnPaper:
                q.Fail(RiskCheck.OrderTypeNotAdmitted, "The mock server takes day orders of type limit and market only.");
                break;
            case OrderAdmission.TimeInForceNotForType:
                q.Fail(RiskCheck.OrderTypeNotAdmitted, $"Kiwoom has no {spec.TimeInForce} for {spec.OrderType}.");
                break;
            case OrderAdmission.TypeNotInPhase:
                q.Fail(RiskCheck.OrderTypeNotAdmitted, $"{q.Phase} does not take {spec.OrderType}.");
                break;
            case OrderAdmission.TimeInForceNotInPhase:
                q.Fail(RiskCheck.OrderTypeNotAdmitted, $"{q.Phase} does not take {spec.TimeInForce}.");
                break;
            case OrderAdmission.InstrumentNotInAfterMarket:
                q.Fail(RiskCheck.MarketHours, $"{spec.Symbol} does not take part in the after-market.");
                break;
        }
    }

    private static OrderAdmission Admit(RiskQuestion q, Instrument instrument, bool interrupted) =>
        OrderTypeRules.Admit(q.Options.Mode, q.Spec.OrderType, q.Spec.TimeInForce, q.Phase, instrument, interrupted);
}
