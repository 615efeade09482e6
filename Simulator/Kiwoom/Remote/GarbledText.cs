namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What becomes of a string of the control.</summary>
public enum GarbledText
{
    /// <summary>Halves of surrogate pairs around it.</summary>
    UnpairedSurrogates = 1,

    /// <summary>A NUL in its middle and one at its end.</summary>
    EmbeddedNul = 2,

    /// <summary>A million characters.</summary>
    VeryLong = 3,

    /// <summary>Nothing of it left.</summary>
    Empty = 4,

    /// <summary>A null BSTR.</summary>
    Null = 5,
}
