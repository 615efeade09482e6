using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The FIDs that a real-time type carries. Source: fact sheet §6.2.</summary>
internal static class RealTimeFids
{
    private static readonly int[] _trade =
    [
        20, 10, 11, 12, 27, 28, 15, 13, 14, 16, 17, 18, 25, 26, 29, 30, 31, 32, 228, 311, 290, 691, 822, 567, 568, 851, 1890, 1891, 1892, 1030, 1031,
        1032, 1071, 1072, 1313, 1315, 1316, 1314, 1497, 1498, 620, 732, 852, 9081,
    ];

    private static readonly int[] _expected = [20, 10, 11, 12, 15, 13, 25, 9081];

    private static readonly int[] _book =
    [
        21, .. Enumerable.Range(41, 60), 121, 122, 125, 126, 23, 24, 128, 129, 138, 139, 200, 201, 238, 291, 292, 293, 294, 295, 13, 299, 215, 216,
        .. Enumerable.Range(621, 20), .. Enumerable.Range(6044, 44), .. Enumerable.Range(6100, 16),
    ];

    private static readonly int[] _bestQuote = [27, 28];

    private static readonly int[] _session = [215, 20, 214];

    private static readonly int[] _interruption =
        [9001, 302, 13, 14, 9068, 9008, 9075, 1221, 1223, 1224, 1225, 1236, 1237, 1238, 1239, 1489, 1490, 9069, 1279, 9081];

    /// <summary>주식체결.</summary>
    public static ReadOnlySpan<int> Trade => _trade;

    /// <summary>주식예상체결.</summary>
    public static ReadOnlySpan<int> Expected => _expected;

    /// <summary>주식호가잔량.</summary>
    public static ReadOnlySpan<int> Book => _book;

    /// <summary>FIDs of a type that the simulation sends; none for any other.</summary>
    public static ReadOnlySpan<int> Of(string realType) => realType switch
    {
        RealType.Trade => _trade,
        RealType.Expected => _expected,
        RealType.Book => _book,
        RealType.BestQuote => _bestQuote,
        RealType.Session => _session,
        RealType.VolatilityInterruption => _interruption,
        _ => [],
    };
}
