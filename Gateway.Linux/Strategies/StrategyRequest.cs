using System.Collections.Immutable;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Strategies;

/// <summary>The body of <c>POST /api/strategies</c>.</summary>
/// <param name="Id">The strategy's name.</param>
/// <param name="Kind">Which strategy.</param>
/// <param name="Account">The account; null where the body names none.</param>
/// <param name="Mode">Paper or real.</param>
/// <param name="Symbols">The issues.</param>
/// <param name="Parameters">By name.</param>
/// <param name="Budget">Won.</param>
public sealed record StrategyRequest(
    StrategyId Id,
    string Kind,
    AccountNo? Account,
    TradingMode Mode,
    ImmutableArray<Symbol> Symbols,
    ImmutableSortedDictionary<string, long> Parameters,
    long Budget)
{
    /// <summary>The most issues that one strategy can be given.</summary>
    public const int MostSymbols = 100;

    /// <summary>The largest budget in won: a hundred billion.</summary>
    public const long LargestBudget = 100_000_000_000;

    private const int LongestKind = 32;
    private const int MostParameters = 32;

    /// <summary>Reads the fields; null where something is wrong, which <paramref name="fields"/> then says.</summary>
    /// <param name="fields">The body.</param>
    /// <param name="configuredMode">The gateway's mode; no other can be asked for.</param>
    /// <param name="find">Finds an issue's master data.</param>
    public static StrategyRequest? Read(JsonFields fields, TradingMode configuredMode, Func<Symbol, Instrument?> find)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var id = fields.Id<StrategyId>("strategy_id");
        var kind = fields.Text("kind", LongestKind);
        var account = fields.Id<AccountNo>("account_no", required: false);
        var mode = fields.Choice<TradingMode>("mode", required: false) ?? configuredMode;
        var symbols = ReadSymbols(fields, find);
        var parameters = ReadParameters(fields);
        var budget = fields.Whole("budget", 1, LargestBudget);
        fields.RefuseOthers();
        if (mode != configuredMode)
            fields.Fail("mode", $"this gateway trades {JsonFields.SnakeCase(configuredMode)}");
        if (kind is not null && StrategyCatalog.Create(kind, parameters, out var errors) is null)
        {
            foreach (var (field, text) in errors)
                fields.Fail(field == "kind" ? field : $"parameters.{JsonFields.Cut(field)}", text);
        }

        return fields.Errors.Count > 0
            ? null
            : new StrategyRequest(id!.Value, kind!, account, mode, symbols, parameters, budget!.Value);
    }

    private static ImmutableArray<Symbol> ReadSymbols(JsonFields fields, Func<Symbol, Instrument?> find)
    {
        var symbols = SymbolList.Read(fields, "symbols", MostSymbols);
        foreach (var symbol in symbols.Where(s => find(s) is null))
            fields.Fail("symbols", $"'{symbol}' is not listed, or no bridge has told of it yet; GET /api/instruments lists what is known");
        return symbols;
    }

    private static ImmutableSortedDictionary<string, long> ReadParameters(JsonFields fields)
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        if (fields.Element("parameters", JsonValueKind.Object, required: false) is not { } element)
            return parameters.ToImmutable();

        foreach (var property in element.EnumerateObject().Take(MostParameters + 1))
        {
            if (parameters.Count == MostParameters)
                fields.Fail("parameters", $"at most {MostParameters} are taken");
            else if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt64(out var value))
                parameters[property.Name] = value;
            else
                fields.Fail($"parameters.{JsonFields.Cut(property.Name)}", "a whole number is wanted");
        }

        return parameters.ToImmutable();
    }
}
