using System.Text.Json.Serialization.Metadata;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>One projection: what it is called, and the table it writes.</summary>
public sealed class Projection
{
    private Projection(string name, string table, JsonTypeInfo row, bool isRealTime = true) => (Name, Table, Row, IsRealTime) = (name, table, row, isRealTime);

    /// <summary>Orders.</summary>
    public static Projection Orders { get; } = new("orders", "orders", MirrorJsonContext.Default.OrderRow);

    /// <summary>Fills.</summary>
    public static Projection Executions { get; } = new("executions", "order_executions", MirrorJsonContext.Default.ExecutionRow);

    /// <summary>Positions.</summary>
    public static Projection Positions { get; } = new("positions", "positions", MirrorJsonContext.Default.PositionRow);

    /// <summary>Money.</summary>
    public static Projection Balances { get; } = new("balances", "balances", MirrorJsonContext.Default.BalanceRow);

    /// <summary>What a person who watches risk wants to see.</summary>
    public static Projection RiskEvents { get; } = new("risk_events", "risk_events", MirrorJsonContext.Default.RiskEventRow);

    /// <summary>Strategies.</summary>
    public static Projection Strategies { get; } = new("strategies", "strategies", MirrorJsonContext.Default.StrategyRow);

    /// <summary>Trading days.</summary>
    public static Projection DailyPerformance { get; } = new("daily_performance", "daily_performance", MirrorJsonContext.Default.DailyPerformanceRow);

    /// <summary>Every event.</summary>
    public static Projection AuditLog { get; } = new("audit_log", "audit_log", MirrorJsonContext.Default.AuditRow, isRealTime: false);

    /// <summary>Prices; of no stream.</summary>
    public static Projection Prices { get; } = new("prices", "real_time_prices", MirrorJsonContext.Default.PriceRow);

    /// <summary>Those that follow streams, the most urgent first.</summary>
    public static IReadOnlyList<Projection> OfStreams { get; } = Numbered(Orders, Executions, Balances, Positions, RiskEvents, Strategies, DailyPerformance, AuditLog);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its table in schema <c>public</c>.</summary>
    public string Table { get; }

    /// <summary>Whether Supabase Realtime tells of its rows, so that they count against the budget.</summary>
    public bool IsRealTime { get; }

    /// <summary>Its place in <see cref="OfStreams"/>; -1 for prices.</summary>
    internal int Index { get; private set; } = -1;

    /// <summary>How a row is written.</summary>
    internal JsonTypeInfo Row { get; }

    /// <summary>A projection of streams by its name; null for none.</summary>
    public static Projection? Find(string name) => OfStreams.FirstOrDefault(p => p.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Projection[] Numbered(params Projection[] projections)
    {
        for (var i = 0; i < projections.Length; i++)
            projections[i].Index = i;
        return projections;
    }
}
