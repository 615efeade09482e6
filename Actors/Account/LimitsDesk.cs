using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on changes of limits.</summary>
internal static class LimitsDesk
{
    private const int MostSymbols = 5_000;

    internal static void Change(AccountDraft draft, ChangeRiskLimits command)
    {
        if (command.Account != draft.Options.Account || command.Caller.Level < PermissionLevel.Admin)
        {
            draft.Answer(new RiskAnswer.Forbidden("Only an admin changes limits."));
            return;
        }

        var errors = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AccountEvent changed = command.Strategy is { } strategy
            ? new StrategyLimitsChanged(strategy, RiskLimitNames.With(draft.State.Risk.StrategyLimits.GetValueOrDefault(strategy) ?? new StrategyLimits(), command.Limits, errors))
            : new RiskLimitsChanged(Changed(draft.Options.LimitsOf(draft.State.Risk), command, errors));
        if (errors.Count > 0)
        {
            draft.Answer(new RiskAnswer.Invalid(errors));
            return;
        }

        draft.Add(changed);
        var risk = AccountViews.Risk(draft.Options, draft.State, draft.Now);
        draft.Answer(new RiskAnswer.Done(changed is RiskLimitsChanged { Limits: var limits } ? risk with { Limits = limits } : AccountViews.With(risk, (StrategyLimitsChanged)changed)));
    }

    private static RiskLimits Changed(RiskLimits before, ChangeRiskLimits command, SortedDictionary<string, string> errors)
    {
        var limits = RiskLimitNames.With(before, command.Limits, errors);
        if (command.RestrictedSymbols is { } symbols)
        {
            if (symbols.Count > MostSymbols || symbols.Any(s => s.Value.Length == 0))
                errors["restricted_symbols"] = $"must be at most {MostSymbols} issue codes";
            else
                limits = limits with { RestrictedSymbols = [.. symbols.Distinct().OrderBy(s => s, SymbolOrder.Instance)] };
        }

        return limits with
        {
            RealTradingAllowed = command.RealTradingAllowed ?? limits.RealTradingAllowed,
            LiquidateOnKillSwitch = command.LiquidateOnKillSwitch ?? limits.LiquidateOnKillSwitch,
        };
    }
}
