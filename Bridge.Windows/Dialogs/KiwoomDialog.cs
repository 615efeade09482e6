namespace Kiwoom.Bridge.Dialogs;

/// <summary>A window of Kiwoom's that is open.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Window">How it was found.</param>
public sealed record KiwoomDialog(DialogKind Kind, DialogWindow Window)
{
    private const int LongestShown = 120;

    /// <summary>Only a new process gets past it.</summary>
    public bool WantsRestart => Kind is DialogKind.QuotaNotice or DialogKind.ConnectionLost;

    /// <summary>Nothing but a person gets past it: killing the process would only bring it back, or decide in the person's place. An update is the supervisor's.</summary>
    public bool NeedsPerson =>
        Kind is DialogKind.Login or DialogKind.AccountPassword or DialogKind.PaperTradingApplication or DialogKind.OrderConfirmation or DialogKind.Unknown;

    /// <summary>Whether it may be pressed away without a person: a notice that is known word for word and has nothing but its one button. Never what decides about
    /// an order, and never what nobody knows.</summary>
    public bool MayBePressedAway => Kind is DialogKind.MaintenanceNotice or DialogKind.ReloginNotice && Window.Buttons.Count == 1;

    /// <summary>What is shown and what a person does.</summary>
    public string Says => $"Kiwoom shows '{Shown(Window.Title.Length > 0 ? Window.Title : Window.Text)}': {Advice}";

    private string Advice => Kind switch
    {
        DialogKind.Login => "log in there.",
        DialogKind.AccountPassword => "register the account's password there (계좌비밀번호 저장), and tick AUTO for automatic login.",
        DialogKind.VersionUpdate => "stop every program that uses Kiwoom's control, this bridge too; then press 확인, let it update, and start the bridge again.",
        DialogKind.QuotaNotice => "too many queries were made, and the bridge's process must be started again.",
        DialogKind.ConnectionLost => "the connection to Kiwoom is lost, and the bridge's process must be started again.",
        DialogKind.MaintenanceNotice => "a notice of the nightly maintenance; press 확인.",
        DialogKind.ReloginNotice => "sessions opened before 06:50 are stale; press 확인. The daily restart logs in again.",
        DialogKind.PaperTradingApplication => "the application for paper trading (상시모의투자) is missing or has expired; apply for it at Kiwoom's.",
        DialogKind.OrderConfirmation => "an order waits for a person to answer it.",
        _ => Window.Title.Length > 0 && Window.Text.Length > 0 ? $"\"{Shown(Window.Text)}\" Answer it on the Windows desktop." : "answer it on the Windows desktop.",
    };

    private static string Shown(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestShown ? string.Concat(line.AsSpan(0, LongestShown), "…") : line;
    }
}
