namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What the server itself does wrong with the events that it passes on; used on the market's thread.</summary>
internal sealed class ControlMood
{
    /// <summary>Real-time data has stopped, while the control goes on saying that it is connected.</summary>
    public bool Silent { get; set; }

    /// <summary>How many order answers are still to be held back.</summary>
    public int AnswersToHold { get; set; }

    /// <summary>How many Chejan events of the order pass before its held answer comes.</summary>
    public int ChejanEventsFirst { get; set; }
}
