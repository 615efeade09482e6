using Akka.Configuration;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>Settings of an actor system that is none of ours.</summary>
internal static class OrdersConfig
{
    /// <summary>Akka.NET as it comes, with TLS, and a serializer that writes whatever it likes under the number of the orders door.</summary>
    internal static Config AkkaAsItComes { get; } = ConfigurationFactory.ParseString("""
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          actor {
            provider = remote
            serializers.strange = "Kiwoom.Specs.OnAkka.Orders.StrangeOrders, Kiwoom.Specs.Akka"
            serialization-bindings { "Kiwoom.Specs.OnAkka.Orders.Strange, Kiwoom.Specs.Akka" = strange }
          }
          remote.dot-netty.tcp {
            hostname = "127.0.0.1"
            port = 0
            enable-ssl = true
            ssl { suppress-validation = true, require-mutual-authentication = false }
          }
        }
        """);
}
