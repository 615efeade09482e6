using System.Globalization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>Instants as people in Korea read them.</summary>
internal static class KoreanTime
{
    internal static string Of(DateTimeOffset at) => at.ToOffset(TradingDay.KoreaOffset).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
