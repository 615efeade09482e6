namespace Kiwoom.Bridge.Dialogs;

/// <summary>Windows of Kiwoom's that wait for a person. Titles and texts: fact sheet §1.6, §2 and §11, and public programs that look for them.</summary>
public enum DialogKind
{
    /// <summary>Nobody here knows it.</summary>
    Unknown,

    /// <summary>The login window, titled <c>Open API Login</c> [A].</summary>
    Login,

    /// <summary>The account password has to be registered; its window, or the message that asks for it (ends in [2126] in one report) [B].</summary>
    AccountPassword,

    /// <summary>A version update by <c>opstarter</c>, which wants every program that uses the control to be closed first [A].</summary>
    VersionUpdate,

    /// <summary>Too many queries: Kiwoom refuses them until the process is started again and logged in [A]; its title and words are [U].</summary>
    QuotaNotice,

    /// <summary>The connection is lost, around 05:05; titled <c>KHOpenAPI</c>, asks to start the program again [A].</summary>
    ConnectionLost,

    /// <summary>The notice of the nightly maintenance, around 04:45 [A].</summary>
    MaintenanceNotice,

    /// <summary>The notice of 06:50 that sessions opened before are stale [A].</summary>
    ReloginNotice,

    /// <summary>The application for paper trading is missing or has expired, titled <c>모의투자 참가신청</c> [A].</summary>
    PaperTradingApplication,

    /// <summary>A confirmation inside SendOrder: an issue under warning [A for the fact, U for the words]. Whoever answers it decides about an order.</summary>
    OrderConfirmation,
}
