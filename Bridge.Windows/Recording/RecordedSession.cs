using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Recording;

/// <summary>How the bridge said it stood with Kiwoom.</summary>
internal sealed record RecordedSession(int Line, TimeSpan Market, TimeSpan Machine, BrokerSession Session) : RecordedLine(Line, Market, Machine);
