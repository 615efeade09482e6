using System.Globalization;
using Kiwoom.Actors.Account;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether anything may be sent at all: kill switch, mode, server, bridge, clocks, reconciliation.</summary>
internal static class StandingChecks
{
    internal static void Run(RiskQuestion q)
    {
        var options = q.Options;
        if (q.State.Risk.KillSwitch is { Engaged: true } kill)
            q.Fail(RiskCheck.KillSwitch, $"The kill switch is on: {kill.Reason}");
        if (q.Spec.Mode != options.Mode)
            q.Fail(RiskCheck.TradingMode, $"The order is for {q.Spec.Mode}, and this gateway is configured for {options.Mode}.");
        if (options.Broker.ServerOf(options.Account) is { } server && server != options.Mode)
            q.Fail(RiskCheck.WrongServer, $"Kiwoom is logged in to {server}, and this gateway is configured for {options.Mode}.");
        if (q.Waits)
            return;
        if (!options.Broker.IsReachable(options.Account))
            q.Fail(RiskCheck.BridgeDisconnected, "No bridge of this account is connected and logged in.");
        else if (options.Broker.ServerOf(options.Account) is null)
            q.Fail(RiskCheck.WrongServer, "Which of Kiwoom's servers is logged in to is not known yet.");
        if (options.Broker.ClockSkewOf(options.Account) is { } skew)
            q.Fail(RiskCheck.ClockSkew, string.Create(CultureInfo.InvariantCulture, $"The bridge's clock differs from this machine's by {skew.TotalSeconds:+0.0;-0.0} seconds: set both by NTP."));
        if (!IsReconciled(q.State, options))
            q.Fail(RiskCheck.NotReconciled, "The account has not been compared with Kiwoom's own lists since the last login.");
    }

    internal static bool IsReconciled(AccountState state, AccountOptions options) =>
        state.Portfolio.IsOpened && state.ReconciledRun == options.Run && state.ReconciledEpoch == options.Broker.EpochOf(options.Account);
}
