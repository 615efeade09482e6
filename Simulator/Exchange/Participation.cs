namespace Kiwoom.Simulator.Exchange;

/// <summary>How users' orders take part.</summary>
public enum Participation
{
    /// <summary>
    /// As on Kiwoom's mock server (fact sheet §10.8): fills follow the market's quotes and trades, but neither consume nor move them, and
    /// users never trade with each other. The market's path is that of the daily bars, whatever users do.
    /// </summary>
    Paper,

    /// <summary>Users' orders stand in the book and consume it; the market's path is then only approximately that of the bars.</summary>
    Full,
}
