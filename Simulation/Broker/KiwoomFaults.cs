namespace Kiwoom.Simulation.Broker;

/// <summary>How the control misbehaves at present.</summary>
internal sealed class KiwoomFaults
{
    /// <summary>Of a thousand calls of SendOrder, how many return a code that says nothing.</summary>
    internal int UnclearCodesPerMille { get; set; }

    /// <summary>Of a thousand calls of SendOrder, how many throw.</summary>
    internal int ThrowsPerMille { get; set; }

    /// <summary>Of a thousand calls of SendOrder and CommRqData, how many open a dialog.</summary>
    internal int PopupsPerMille { get; set; }

    /// <summary>Real-time data does not come.</summary>
    internal bool DropsRealTime { get; set; }
}
