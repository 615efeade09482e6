namespace Kiwoom.Chaos.Faults;

/// <summary>What happens to the link.</summary>
internal enum LinkFaultKind
{
    /// <summary>Every connection is reset.</summary>
    Cut,

    /// <summary>Every connection is reset in the middle of a later frame.</summary>
    CutInside,

    /// <summary>No byte passes for a while; connections stay open.</summary>
    Stall,

    /// <summary>Everything is late for a while.</summary>
    Delay,
}
