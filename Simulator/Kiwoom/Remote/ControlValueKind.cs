namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What a <see cref="ControlValue"/> is.</summary>
internal enum ControlValueKind
{
    /// <summary>Nothing: the result of a method without one.</summary>
    None = 0,

    /// <summary>A LONG.</summary>
    Int = 1,

    /// <summary>A BSTR.</summary>
    Text = 2,
}
