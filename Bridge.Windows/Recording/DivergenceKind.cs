namespace Kiwoom.Bridge.Recording;

/// <summary>In what a played session differs from its recording.</summary>
public enum DivergenceKind
{
    /// <summary>The bridge made a call that it did not make when it was recorded; it got an answer that says no.</summary>
    CallUnexpected,

    /// <summary>The bridge did not make a recorded call by the time of its line.</summary>
    CallMissing,

    /// <summary>An order or a query was sent before another one that was sent first when it was recorded.</summary>
    CallOutOfOrder,

    /// <summary>A call was made more than five minutes before its line.</summary>
    CallEarly,

    /// <summary>Something was read from an event that was not read when it was recorded, so nobody knows its value.</summary>
    ReadUnknown,

    /// <summary>An event came while the bridge did not listen.</summary>
    EventUnheard,

    /// <summary>A report has other content.</summary>
    ReportDiffers,

    /// <summary>A recorded report was not made.</summary>
    ReportMissing,

    /// <summary>A report was made that was not recorded.</summary>
    ReportUnexpected,

    /// <summary>A report has its content, but another number or outbox.</summary>
    ReportNumbered,
}
