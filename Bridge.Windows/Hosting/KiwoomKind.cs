namespace Kiwoom.Bridge.Hosting;

/// <summary>What plays Kiwoom.</summary>
public enum KiwoomKind
{
    /// <summary>Kiwoom's own control, through COM; Windows only.</summary>
    Ocx,

    /// <summary>A simulated Kiwoom with an exchange of its own.</summary>
    Simulated,
}
