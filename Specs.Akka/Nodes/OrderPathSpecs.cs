using Kiwoom.Specs.FailSafe;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Processes;
using Xunit.Abstractions;

namespace Kiwoom.Specs.OnAkka.Nodes;

/// <summary>The default engine's specs of the order path, on nodes that are built with Akka.NET.</summary>
public static class OrderPathSpecs
{
    /// <summary>Whatever is missing between the gateway and the exchange.</summary>
    public sealed class FailSafe : FailSafeSpecs;

    /// <summary>A journal in SQLite that cannot be written.</summary>
    public sealed class JournalFailSafe(ITestOutputHelper output) : JournalFailSafeSpecs(output);

    /// <summary>A journal in PostgreSQL whose server crashes.</summary>
    public sealed class PostgresGateway : PostgresGatewaySpecs;

    /// <summary>Two gateways, or two bridges, on one data directory.</summary>
    public sealed class SingleWriter : SingleWriterSpecs;

    /// <summary>A bridge that is started again.</summary>
    public sealed class BridgeProcess : Kiwoom.Specs.Bridge.BridgeProcessSpecs;
}
