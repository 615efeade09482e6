namespace Kiwoom.Bridge.Hosting;

/// <summary>The engine that this build's actors run on. The build decides (<c>-p:ActorEngine=Akka</c>): the default one needs no package of the other.</summary>
internal static class BuiltEngine
{
#if AKKA
    /// <summary>The engine's name, for people.</summary>
    internal const string Name = "akka";

    /// <summary>Whether the bridge can dial over Akka.Remote.</summary>
    internal const bool DialsAkka = true;

    /// <summary>Starts it.</summary>
    internal static BridgeEngine Start(BridgeEngineOptions options) => new OnAkka.AkkaBridgeEngine(options);
#else
    /// <summary>The engine's name, for people.</summary>
    internal const string Name = "embedded";

    /// <summary>Whether the bridge can dial over Akka.Remote.</summary>
    internal const bool DialsAkka = false;

    /// <summary>Starts it.</summary>
    internal static BridgeEngine Start(BridgeEngineOptions options) => new EmbeddedBridgeEngine(options);
#endif
}
