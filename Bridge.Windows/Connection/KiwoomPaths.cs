using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Connection;

/// <summary>Where the bridge's actors are.</summary>
public static class KiwoomPaths
{
    /// <summary>The order desk.</summary>
    public static ActorPath Desk { get; } = new("/orders");

    /// <summary>The connection to Kiwoom, on the control's thread.</summary>
    public static ActorPath Connection { get; } = new("/kiwoom");

    /// <summary>The gateway session.</summary>
    public static ActorPath Gateway { get; } = new("/gateway");

    /// <summary>The monitor.</summary>
    public static ActorPath Monitor { get; } = new("/monitor");
}
