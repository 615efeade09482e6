using System.Security.Cryptography;
using System.Text.Json;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Writes and reads an account's state canonically. The state hash is the SHA-256 of these bytes.</summary>
public sealed class AccountSnapshotCodec : ISnapshotCodec<AccountState>
{
    /// <summary>Stateless; one is enough.</summary>
    public static AccountSnapshotCodec Instance { get; } = new();

    /// <inheritdoc/>
    public string Manifest => "account_state.v2";

    /// <summary>The SHA-256 of a state's canonical bytes, as lower-case hexadecimal.</summary>
    public static string HashOf(AccountState state) => Convert.ToHexStringLower(SHA256.HashData(Instance.Encode(state)));

    /// <inheritdoc/>
    public byte[] Encode(AccountState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var document = new AccountSnapshotDocument
        {
            Version = state.Version,
            ReconciledRun = state.ReconciledRun,
            ReconciledEpoch = state.ReconciledEpoch,
            ReconciledAt = state.ReconciledAt,
            LastFillAt = state.LastFillAt,
            SessionRun = state.SessionRun,
            SessionEpoch = state.SessionEpoch,
            SessionVersion = state.SessionVersion,
            UnexplainedReports = state.UnexplainedReports,
            Unexplained = [.. state.UnexplainedQueue],
            Outboxes = [.. state.Outboxes.Values
                .OrderBy(o => o.Bridge.Value, StringComparer.Ordinal).ThenBy(o => o.Name, StringComparer.Ordinal)
                .Select(o => new ReportPlace(o.Bridge, o.Name, o.Sequence))],
            OrderCount = state.Orders.OrderCount,
            ExecutionCount = state.Orders.ExecutionCount,
            Orders = [.. state.Orders.All.OrderBy(o => o.Ordinal)],
            SpentIds = [.. state.Orders.SpentIds],
            Executions = state.Orders.Executions,
            Instruments = [.. state.Instruments.Values],
            Risk = RiskOf(state.Risk),
            Portfolio = PortfolioOf(state.Portfolio),
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, AccountSnapshotJsonContext.Default.AccountSnapshotDocument);
    }

    /// <inheritdoc/>
    public AccountState Decode(ReadOnlySpan<byte> bytes)
    {
        var document = JsonSerializer.Deserialize(bytes, AccountSnapshotJsonContext.Default.AccountSnapshotDocument) ?? throw new JsonException("the snapshot is null");
        var state = new AccountState
        {
            Version = document.Version,
            ReconciledRun = document.ReconciledRun,
            ReconciledEpoch = document.ReconciledEpoch,
            ReconciledAt = document.ReconciledAt,
            LastFillAt = document.LastFillAt,
            SessionRun = document.SessionRun,
            SessionEpoch = document.SessionEpoch,
            SessionVersion = document.SessionVersion,
            UnexplainedReports = document.UnexplainedReports,
        };
        foreach (var classified in document.Instruments)
            state.Instruments.Add(classified.Symbol, classified);
        foreach (var report in document.Unexplained)
            state.UnexplainedQueue.Enqueue(report);
        foreach (var place in document.Outboxes)
            state.Saw(place);
        Restore(state, document);
        Restore(state.Risk, document.Risk);
        Restore(state.Portfolio, document.Portfolio);
        return state;
    }

    private static AccountSnapshotDocument.RiskPart RiskOf(RiskGuardState risk) => new()
    {
        Limits = risk.Limits,
        KillSwitch = risk.KillSwitch,
        OrdersToday = risk.OrdersToday,
        RejectedToday = risk.RejectedToday,
        DailyLossReached = risk.DailyLossReached,
        Recent = [.. risk.RecentQueue],
        Strategies = [.. risk.StrategyLimitMap.Keys.Union(risk.StrategyOrdersToday.Keys).Union(risk.StrategyLossReached).OrderBy(s => s.Value, StringComparer.Ordinal)
            .Select(s => new AccountSnapshotDocument.StrategyPart(
                s, risk.StrategyLimitMap.GetValueOrDefault(s), risk.StrategyOrdersToday.GetValueOrDefault(s), risk.StrategyLossReached.Contains(s)))],
    };

    private static AccountSnapshotDocument.PortfolioPart PortfolioOf(PortfolioState portfolio) => new()
    {
        IsOpened = portfolio.IsOpened,
        OpeningCash = portfolio.OpeningCash,
        OpeningCost = portfolio.OpeningCost,
        Cash = portfolio.Cash,
        AdjustedCash = portfolio.AdjustedCash,
        AdjustedCost = portfolio.AdjustedCost,
        Deposits = portfolio.Deposits,
        Day = portfolio.Day,
        IsDayClosed = portfolio.IsDayClosed,
        EquityAtDayStart = portfolio.EquityAtDayStart,
        DepositsAtDayStart = portfolio.DepositsAtDayStart,
        RealisedAtDayStart = portfolio.RealisedAtDayStart,
        ProfitAtDayStart = portfolio.Positions.ProfitAtDayStart,
        Positions = PositionsOf(portfolio.Positions),
        Strategies = [.. portfolio.StrategyMap.OrderBy(s => s.Key.Value, StringComparer.Ordinal)
            .Select(s => new AccountSnapshotDocument.BookPart(s.Key, s.Value.ProfitAtDayStart, PositionsOf(s.Value)))],
        EquityCurve = portfolio.EquityPoints,
        CashDifference = portfolio.CashDifference,
        PositionDifferences = [.. portfolio.DifferenceMap.Values],
    };

    private static IReadOnlyList<Position> PositionsOf(PositionBook book) => [.. book.All.OrderBy(p => p.Symbol, SymbolOrder.Instance)];

    private static void Restore(AccountState state, AccountSnapshotDocument document)
    {
        state.Orders.OrderCount = document.OrderCount;
        state.Orders.ExecutionCount = document.ExecutionCount;
        state.Orders.SpentIds.UnionWith(document.SpentIds);
        foreach (var order in document.Orders)
        {
            state.Orders.Add(order);
            state.Orders.IndexAll(order);
            state.Risk.Reservations.Refresh(order);
        }

        foreach (var execution in document.Executions)
        {
            state.Orders.ExecutionList.Add(execution);
            state.Orders.Find(execution.ClientOrderId)?.ExecutionList.Add(execution);
        }
    }

    private static void Restore(RiskGuardState risk, AccountSnapshotDocument.RiskPart document)
    {
        risk.Limits = document.Limits;
        risk.KillSwitch = document.KillSwitch;
        risk.OrdersToday = document.OrdersToday;
        risk.RejectedToday = document.RejectedToday;
        risk.DailyLossReached = document.DailyLossReached;
        foreach (var recent in document.Recent)
            risk.RecentQueue.Enqueue(recent);
        foreach (var strategy in document.Strategies)
        {
            if (strategy.Limits is { } limits)
                risk.StrategyLimitMap.Add(strategy.Strategy, limits);
            if (strategy.OrdersToday > 0)
                risk.StrategyOrdersToday.Add(strategy.Strategy, strategy.OrdersToday);
            if (strategy.LossReached)
                risk.StrategyLossReached.Add(strategy.Strategy);
        }
    }

    private static void Restore(PortfolioState portfolio, AccountSnapshotDocument.PortfolioPart document)
    {
        portfolio.IsOpened = document.IsOpened;
        portfolio.OpeningCash = document.OpeningCash;
        portfolio.OpeningCost = document.OpeningCost;
        portfolio.Cash = document.Cash;
        portfolio.AdjustedCash = document.AdjustedCash;
        portfolio.AdjustedCost = document.AdjustedCost;
        portfolio.Deposits = document.Deposits;
        portfolio.Day = document.Day;
        portfolio.IsDayClosed = document.IsDayClosed;
        portfolio.EquityAtDayStart = document.EquityAtDayStart;
        portfolio.DepositsAtDayStart = document.DepositsAtDayStart;
        portfolio.RealisedAtDayStart = document.RealisedAtDayStart;
        portfolio.CashDifference = document.CashDifference;
        portfolio.EquityPoints.AddRange(document.EquityCurve);
        Restore(portfolio.Positions, document.ProfitAtDayStart, document.Positions);
        foreach (var difference in document.PositionDifferences)
            portfolio.DifferenceMap.Add(difference.Symbol, difference);
        foreach (var book in document.Strategies)
        {
            var restored = new PositionBook();
            Restore(restored, book.ProfitAtDayStart, book.Positions);
            portfolio.StrategyMap.Add(book.Strategy, restored);
        }
    }

    private static void Restore(PositionBook book, long profitAtDayStart, IReadOnlyList<Position> positions)
    {
        book.ProfitAtDayStart = profitAtDayStart;
        foreach (var position in positions)
            book.Restore(position);
    }
}
