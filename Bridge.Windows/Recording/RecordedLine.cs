using System.Text.Json;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Bridge.Recording;

/// <summary>A line of a recording as it was read.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Market">When, since the start; market's clock.</param>
/// <param name="Machine">The same on the machine's clock.</param>
internal abstract record RecordedLine(int Line, TimeSpan Market, TimeSpan Machine);

/// <summary>A call and its answer.</summary>
internal sealed record RecordedCall(int Line, TimeSpan Market, TimeSpan Machine, string Method, object?[] Arguments, object? Result) : RecordedLine(Line, Market, Machine)
{
    /// <summary>What happened during it.</summary>
    internal IReadOnlyList<RecordedLine> Inner { get; init; } = [];

    /// <summary>The recording ends inside it.</summary>
    internal bool IsCut { get; init; }

    /// <summary>The code under test has made it.</summary>
    internal bool IsMade { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Named(Method, Arguments);

    internal static string Named(string method, IEnumerable<object?> arguments) =>
        $"{method}({string.Join(", ", arguments.Select(a => a is string text ? $"\"{text}\"" : a?.ToString() ?? "null"))})";
}

/// <summary>An event and what was read in it.</summary>
internal sealed record RecordedEvent(int Line, TimeSpan Market, TimeSpan Machine, string Name, object?[] Arguments, ReadOnlyMemory<byte> Text) : RecordedLine(Line, Market, Machine)
{
    /// <summary>What happened during it.</summary>
    internal IReadOnlyList<RecordedLine> Inner { get; init; } = [];

    /// <summary>The recording ends inside it, so nobody knows what it carried.</summary>
    internal bool IsCut { get; init; }

    /// <summary>What getters gave, by <see cref="GetterKey.Of"/>. Read again each time, because a day of it does not fit into memory.</summary>
    internal Dictionary<string, object?> Answers()
    {
        if (Text.IsEmpty)
            return [];
        using var json = JsonDocument.Parse(Text);
        return json.RootElement.TryGetProperty("g", out var read) ? RecordedGetters.Of(read) : [];
    }
}

/// <summary>Posted work began on the control's thread.</summary>
internal sealed record RecordedTurn(int Line, TimeSpan Market, TimeSpan Machine) : RecordedLine(Line, Market, Machine);

/// <summary>The desk's journal at the start.</summary>
internal sealed record RecordedStart(int Line, TimeSpan Market, TimeSpan Machine, OrderDeskState State) : RecordedLine(Line, Market, Machine);

/// <summary>A command.</summary>
internal sealed record RecordedCommand(int Line, TimeSpan Market, TimeSpan Machine, IBrokerCommand Command) : RecordedLine(Line, Market, Machine);

/// <summary>The link came up.</summary>
internal sealed record RecordedConnected(int Line, TimeSpan Market, TimeSpan Machine, GatewayPosition Position) : RecordedLine(Line, Market, Machine);

/// <summary>The link was lost.</summary>
internal sealed record RecordedDisconnected(int Line, TimeSpan Market, TimeSpan Machine, string Reason) : RecordedLine(Line, Market, Machine);

/// <summary>A subscription.</summary>
internal sealed record RecordedSubscription(int Line, TimeSpan Market, TimeSpan Machine, QuoteSubscription Subscription) : RecordedLine(Line, Market, Machine);

/// <summary>The gateway has reports.</summary>
internal sealed record RecordedAcknowledged(int Line, TimeSpan Market, TimeSpan Machine, string Outbox, long Sequence) : RecordedLine(Line, Market, Machine);

/// <summary>A report that the bridge gave to its link.</summary>
internal sealed record RecordedReport(int Line, TimeSpan Market, TimeSpan Machine, string Outbox, long Sequence, DateTimeOffset At, IBrokerReport Report)
    : RecordedLine(Line, Market, Machine);

/// <summary>How the bridge said it stood with Kiwoom.</summary>
internal sealed record RecordedSession(int Line, TimeSpan Market, TimeSpan Machine, BrokerSession Session) : RecordedLine(Line, Market, Machine);

/// <summary>The bridge was told to stop.</summary>
internal sealed record RecordedStop(int Line, TimeSpan Market, TimeSpan Machine) : RecordedLine(Line, Market, Machine);

/// <summary>The recording ends.</summary>
internal sealed record RecordedEnd(int Line, TimeSpan Market, TimeSpan Machine, string Reason) : RecordedLine(Line, Market, Machine);

/// <summary>A call or event begins, during which others happen.</summary>
internal sealed record RecordedOpening(int Line, TimeSpan Market, TimeSpan Machine, long Number, string? Method, string? Event, object?[] Arguments)
    : RecordedLine(Line, Market, Machine);
