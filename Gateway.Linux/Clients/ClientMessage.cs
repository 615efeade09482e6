using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Clients;

/// <summary>What a WebSocket client hears. Members that mean nothing for a type are left out.</summary>
internal sealed record ClientMessage
{
    /// <summary><c>session</c>, <c>order</c>, <c>execution</c>, <c>position</c>, <c>balance</c>, <c>risk</c>, <c>realtime_price</c> or <c>answer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The account, where the message is of one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AccountNo? AccountNo { get; init; }

    /// <summary>The account stream's sequence_nr that the message tells of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Version { get; init; }

    /// <summary>True where it tells how things stood on connect, and not of a change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Snapshot { get; init; }

    /// <summary>The client's own id of the action that is answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RequestId { get; init; }

    /// <summary>The HTTP status that the action would have had.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Status { get; init; }

    /// <summary>What it says; for an answer the body or the problem.</summary>
    public required object Data { get; init; }
}
