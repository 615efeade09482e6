namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What a continuation gets after another TR was sent in between. That it breaks is documented, how it breaks is [U].</summary>
public enum BrokenContinuation
{
    /// <summary>The first page again, as programs that looped for ever report.</summary>
    FirstPageAgain,

    /// <summary>An answer without rows and without continuation.</summary>
    NoRows,

    /// <summary>Return code -202.</summary>
    InputError,
}
