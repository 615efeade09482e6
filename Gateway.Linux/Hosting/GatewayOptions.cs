using System.Net;
using Kiwoom.Actors.Orders;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Gateway.Hosting;

/// <summary>How a gateway process was started.</summary>
public sealed record GatewayOptions
{
    /// <summary>Where the journal and the keys are.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The address on which the API and the link listen. Beyond the loopback address the API's tokens travel as plain text, unless something
    /// in front of it speaks TLS; the link always does.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>HTTP port; 0 for any free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Port on which bridges connect (TLS); 0 for any free one.</summary>
    public int LinkPort { get; init; } = 8081;

    /// <summary>Whether the console shows a link with an admin's token.</summary>
    public bool PrintsToken { get; init; } = true;

    /// <summary>Paper or real; orders of the other mode are refused.</summary>
    public TradingMode Mode { get; init; } = TradingMode.Paper;

    /// <summary>Bounds and waits of a journal in SQLite; the defaults where null.</summary>
    public SqliteJournalOptions? Journal { get; init; }

    /// <summary>Bounds and waits of a journal in PostgreSQL; the defaults where null.</summary>
    public PostgresJournalOptions? PostgresJournal { get; init; }

    /// <summary>The operator's <c>akka.hocon</c>; the one next to the program, or the built-in one, where null. Only for a build with Akka.NET.</summary>
    public string? AkkaFile { get; init; }

    /// <summary>Starts the demonstration's strategy where no strategy was ever started.</summary>
    public bool IsDemo { get; init; }
}
