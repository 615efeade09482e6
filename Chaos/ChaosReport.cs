using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Chaos;

/// <summary>What a run came to; the last line of standard output.</summary>
internal sealed record ChaosReport
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>SIGKILLs that hit a running node.</summary>
    public int Kills { get; init; }

    /// <summary>New orders that the journal let out, those of strategies included.</summary>
    public long Orders { get; init; }

    /// <summary>Executions in the journal; what a list told of several fills at once is one.</summary>
    public long Executions { get; init; }

    /// <summary>Executions that the exchange made.</summary>
    public long ExchangeFills { get; init; }

    /// <summary>Order numbers whose executions the journal does not have in full.</summary>
    public int Lost { get; init; }

    /// <summary>Executions recorded that the exchange did not make or that were recorded before, and orders that reached the exchange twice.</summary>
    public int Doubled { get; init; }

    /// <summary>Won.</summary>
    public long CashDifference { get; init; }

    /// <summary>Shares, over all issues.</summary>
    public long PositionDifference { get; init; }

    /// <summary>Answers to clients that the journal does not bear out.</summary>
    public int AcknowledgedMissing { get; init; }

    /// <summary>Cuts of the link.</summary>
    public int LinkCuts { get; init; }

    /// <summary>Stalls of the link.</summary>
    public int LinkStalls { get; init; }

    /// <summary>Delays of the link.</summary>
    public int LinkDelays { get; init; }

    /// <summary>Disks that were filled.</summary>
    public int DiskFills { get; init; }

    /// <summary>Orders refused on a full disk before it was freed.</summary>
    public long RefusedOnFullDisk { get; init; }

    /// <summary>Attempts that clients repeated under the same id.</summary>
    public long Retries { get; init; }

    /// <summary>Orders in doubt on which the operator decided.</summary>
    public int OperatorDecisions { get; init; }

    /// <summary>From the last start of a process to ready, median.</summary>
    public long RecoveryMsP50 { get; init; }

    /// <summary>The longest of those times.</summary>
    public long RecoveryMsMax { get; init; }

    /// <summary>The seed.</summary>
    public int Seed { get; init; }

    /// <summary>How many findings there are.</summary>
    public int Violations => Findings.Count;

    /// <summary>Everything that is wrong, for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>One JSON object.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, _json);
}
