namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The TRs that the simulated server answers. Source: fact sheet §5.</summary>
internal static class TrCatalogue
{
    private static readonly Dictionary<string, ITrQuery> Queries = new ITrQuery[]
    {
        new DepositQuery(), new HoldingsQuery(), new AccountValuationQuery(), new OpenOrdersQuery(), new ExecutionsQuery(), new OrderHistoryQuery(),
        new IssueQuery(), new DailyChartQuery(), new MinuteChartQuery(), new InterruptionQuery(),
    }.ToDictionary(q => q.TrCode, StringComparer.OrdinalIgnoreCase);

    public static ITrQuery? Find(string trCode) => Queries.GetValueOrDefault(trCode);
}
