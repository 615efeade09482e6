namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Trades of one stretch of minutes.</summary>
internal readonly record struct MinuteBar(DateTimeOffset Start, long Open, long High, long Low, long Close, long Volume);
