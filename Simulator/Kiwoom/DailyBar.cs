namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A day's prices in won and its volume in shares.</summary>
/// <param name="Date">The Korean date.</param>
/// <param name="Open">시가.</param>
/// <param name="High">고가.</param>
/// <param name="Low">저가.</param>
/// <param name="Close">종가.</param>
/// <param name="Volume">거래량.</param>
public readonly record struct DailyBar(DateOnly Date, long Open, long High, long Low, long Close, long Volume);
