using Akka.Actor;
using Akka.Configuration;
using Kiwoom.OnAkka.Runtime;

namespace Kiwoom.Specs.OnAkka.Runtime;

/// <summary>Starts actor systems on this project's akka.hocon, without remoting.</summary>
internal static class SpecSystem
{
    internal static ActorSystem Start(string name = "specs", string overrides = "") => ActorSystem.Create(name, ConfigurationFactory
        .ParseString(overrides)
        .WithFallback(ConfigurationFactory.ParseString("akka { actor.provider = local, loglevel = WARNING, stdout-loglevel = OFF, coordinated-shutdown.run-by-clr-shutdown-hook = off }"))
        .WithFallback(ConfigurationFactory.FromResource("akka.hocon", typeof(AkkaEngine).Assembly)));
}
