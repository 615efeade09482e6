using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What an sHogaGb stands for. Source: fact sheet §3.3.</summary>
/// <param name="Code">sHogaGb.</param>
/// <param name="Name">매매구분 (FID 906).</param>
/// <param name="Type">What price it trades at.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="NeedsPrice">It carries a price.</param>
internal sealed record OrderTerms(string Code, string Name, OrderType Type, TimeInForce TimeInForce, bool NeedsPrice)
{
    private static readonly Dictionary<string, OrderTerms> Known = new OrderTerms[]
    {
        new("00", "보통", OrderType.Limit, TimeInForce.Day, true),
        new("03", "시장가", OrderType.Market, TimeInForce.Day, false),
        new("05", "조건부지정가", OrderType.ConditionalLimit, TimeInForce.Day, true),
        new("06", "최유리지정가", OrderType.BestOpposite, TimeInForce.Day, false),
        new("07", "최우선지정가", OrderType.BestOwn, TimeInForce.Day, false),
        new("10", "보통(IOC)", OrderType.Limit, TimeInForce.ImmediateOrCancel, true),
        new("13", "시장가(IOC)", OrderType.Market, TimeInForce.ImmediateOrCancel, false),
        new("16", "최유리(IOC)", OrderType.BestOpposite, TimeInForce.ImmediateOrCancel, false),
        new("20", "보통(FOK)", OrderType.Limit, TimeInForce.FillOrKill, true),
        new("23", "시장가(FOK)", OrderType.Market, TimeInForce.FillOrKill, false),
        new("26", "최유리(FOK)", OrderType.BestOpposite, TimeInForce.FillOrKill, false),
        new("29", "중간가", OrderType.Midpoint, TimeInForce.Day, false),
        new("61", "장전시간외종가", OrderType.PreOpenClose, TimeInForce.Day, false),
        new("81", "장후시간외종가", OrderType.PostClose, TimeInForce.Day, false),
    }.ToDictionary(t => t.Code, StringComparer.Ordinal);

    /// <summary>Codes that exist but that the simulator does not trade: stop limit and the abolished single price.</summary>
    private static readonly HashSet<string> Untraded = new(StringComparer.Ordinal) { "28", "62" };

    public static bool Exists(string code) => Known.ContainsKey(code) || Untraded.Contains(code);

    public static OrderTerms? Find(string code) => Known.GetValueOrDefault(code);

    /// <summary>The mock server takes limit and market orders only (§10.8).</summary>
    public bool OnMock => Code is "00" or "03";
}
