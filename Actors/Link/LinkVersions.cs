namespace Kiwoom.Actors.Link;

/// <summary>The protocol versions that a node speaks, from the oldest to the newest.</summary>
/// <param name="Oldest">The oldest.</param>
/// <param name="Newest">The newest.</param>
public readonly record struct LinkVersions(int Oldest, int Newest)
{
    /// <summary>What this build speaks.</summary>
    public static readonly LinkVersions Current = new(1, 1);

    /// <summary>The newest version that both speak, or who must be updated.</summary>
    /// <param name="bridge">What the bridge speaks.</param>
    /// <param name="gateway">What the gateway speaks.</param>
    /// <param name="refusal">Who must be updated; null where they agree.</param>
    public static int Agree(LinkVersions bridge, LinkVersions gateway, out LinkRefusal? refusal)
    {
        refusal = bridge.Newest < gateway.Oldest ? LinkRefusal.UpdateBridge
            : bridge.Oldest > gateway.Newest ? LinkRefusal.UpdateGateway
            : null;
        return Math.Min(bridge.Newest, gateway.Newest);
    }

    /// <summary>For people.</summary>
    public override string ToString() => Oldest == Newest ? $"{Newest}" : $"{Oldest} to {Newest}";
}
