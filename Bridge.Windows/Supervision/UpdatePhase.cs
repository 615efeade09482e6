namespace Kiwoom.Bridge.Supervision;

/// <summary>How far Kiwoom's version update is.</summary>
public enum UpdatePhase
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The popup is open, and the node is to end before its OK is pressed.</summary>
    EndingNode,

    /// <summary>The node has ended; OK is being pressed.</summary>
    Pressing,

    /// <summary>The update runs.</summary>
    Updating,
}
