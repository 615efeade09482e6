namespace Kiwoom.Actors.Runtime;

/// <summary>What the engine tells a cell, ahead of its messages.</summary>
internal enum ControlSignal
{
    /// <summary>Begin.</summary>
    Start,

    /// <summary>The back-off is over.</summary>
    Retry,

    /// <summary>Stop at once; what waits becomes dead letters.</summary>
    Kill,
}
