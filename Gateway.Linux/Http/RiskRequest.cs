using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Http;

/// <summary>The body of <c>PATCH /api/risk</c>. The names of limits and their bounds are the account's to know.</summary>
/// <param name="Limits">New values by name.</param>
/// <param name="Strategy">The strategy whose own limits they are; null for the account's.</param>
/// <param name="RestrictedSymbols">The whole new list; null leaves it.</param>
/// <param name="RealTradingAllowed">Null leaves it.</param>
/// <param name="LiquidateOnKillSwitch">Null leaves it.</param>
internal sealed record RiskRequest(
    IReadOnlyDictionary<string, decimal> Limits,
    StrategyId? Strategy,
    IReadOnlyList<Symbol>? RestrictedSymbols,
    bool? RealTradingAllowed,
    bool? LiquidateOnKillSwitch)
{
    private const int MostLimits = 64;
    private const int MostSymbols = 1000;

    /// <summary>Reads the fields; null where something is wrong, which <paramref name="fields"/> then says.</summary>
    internal static RiskRequest? Read(JsonFields fields)
    {
        var limits = ReadLimits(fields);
        var strategy = fields.Id<StrategyId>("strategy_id", required: false);
        var restricted = SymbolList.ReadOptional(fields, "restricted_symbols", MostSymbols);
        var real = fields.Flag("real_trading_allowed");
        var liquidate = fields.Flag("liquidate_on_kill_switch");
        fields.RefuseOthers();
        if (strategy is not null && (restricted is not null || real is not null || liquidate is not null))
            fields.Fail("strategy_id", "a strategy has limits only; the rest is the account's");
        if (fields.Errors.Count == 0 && limits.Count == 0 && restricted is null && real is null && liquidate is null)
            fields.Fail("limits", "missing: nothing is to be changed. GET /api/risk lists the limits");

        return fields.Errors.Count > 0 ? null : new RiskRequest(limits, strategy, restricted, real, liquidate);
    }

    private static Dictionary<string, decimal> ReadLimits(JsonFields fields)
    {
        var limits = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (fields.Element("limits", JsonValueKind.Object, required: false) is not { } element)
            return limits;

        foreach (var property in element.EnumerateObject().Take(MostLimits + 1))
        {
            if (limits.Count == MostLimits)
                fields.Fail("limits", $"at most {MostLimits} are taken");
            else if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetDecimal(out var value))
                limits[property.Name] = value;
            else
                fields.Fail($"limits.{JsonFields.Cut(property.Name)}", "a number is wanted");
        }

        return limits;
    }
}
