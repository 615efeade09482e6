using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Recording;

/// <summary>A report that the bridge gave to its link.</summary>
internal sealed record RecordedReport(int Line, TimeSpan Market, TimeSpan Machine, string Outbox, long Sequence, DateTimeOffset At, IBrokerReport Report)
    : RecordedLine(Line, Market, Machine);
