using System.Globalization;

namespace Kiwoom.Bridge.Pacing;

/// <summary>Screen numbers in disjoint ranges, because a screen that is used again drops what was registered on it (fact sheet §6.1).
/// At most 200 in use. Not thread-safe.</summary>
public sealed class ScreenAllocator
{
    /// <summary>Codes that one screen can carry in real time.</summary>
    public const int CodesPerScreen = 100;

    private const int FirstOrder = 1001;
    private const int OrderCount = 20;
    private const int FirstQuery = 2001;
    private const int QueryCount = 40;
    private const int FirstRealTime = 3001;
    private const int RealTimeCount = 130;
    private const int FirstCondition = 4001;
    private const int ConditionCount = 10;

    private int _query;

    /// <summary>Screens of orders; they are rotated over.</summary>
    public static IReadOnlyList<string> Orders { get; } = Range(FirstOrder, OrderCount);

    /// <summary>Screens of one-shot queries.</summary>
    public static IReadOnlyList<string> Queries { get; } = Range(FirstQuery, QueryCount);

    /// <summary>Screens of real-time registrations: 13,000 issues.</summary>
    public static IReadOnlyList<string> RealTime { get; } = Range(FirstRealTime, RealTimeCount);

    /// <summary>Screens of condition searches; Kiwoom runs ten at most.</summary>
    public static IReadOnlyList<string> Conditions { get; } = Range(FirstCondition, ConditionCount);

    /// <summary>The next screen for a query; the one used longest ago.</summary>
    public string NextQuery() => Queries[_query++ % QueryCount];

    private static IReadOnlyList<string> Range(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
