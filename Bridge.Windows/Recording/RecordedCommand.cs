using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Recording;

/// <summary>A command.</summary>
internal sealed record RecordedCommand(int Line, TimeSpan Market, TimeSpan Machine, IBrokerCommand Command) : RecordedLine(Line, Market, Machine);
