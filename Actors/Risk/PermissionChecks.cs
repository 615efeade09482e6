using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether the caller may, and whether the promotion stage allows real orders.</summary>
internal static class PermissionChecks
{
    internal static void Run(RiskQuestion q)
    {
        var needed = LevelFor(q.Options.Mode == TradingMode.Real ? TradingMode.Real : q.Spec.Mode);
        if (q.Caller.Refusal is { } refusal)
            q.Fail(RiskCheck.Permission, refusal);
        else if (q.Caller.Level < needed)
            q.Fail(RiskCheck.Permission, $"{q.Caller.User} is {q.Caller.Level}; this needs {needed}.");
        if (q.Options.Mode == TradingMode.Real && !q.Limits.RealTradingAllowed)
            q.Fail(RiskCheck.PromotionStage, "The promotion stage does not allow real orders on this account.");
    }

    internal static PermissionLevel LevelFor(TradingMode mode) => mode == TradingMode.Real ? PermissionLevel.RealTrader : PermissionLevel.PaperTrader;
}
