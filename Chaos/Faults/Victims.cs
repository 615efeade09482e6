namespace Kiwoom.Chaos.Faults;

/// <summary>Which nodes a kill hits.</summary>
[Flags]
internal enum Victims
{
    /// <summary>The gateway.</summary>
    Gateway = 1,

    /// <summary>The bridge, and with it the session with Kiwoom.</summary>
    Bridge = 2,

    /// <summary>Both at once.</summary>
    Both = Gateway | Bridge,
}
