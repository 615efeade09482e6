using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Connection;

/// <summary>What is known of the login. Lives on the control's thread. Source: fact sheet §2.</summary>
public sealed class KiwoomLogin(IKiwoomApi api, KiwoomConnectionOptions options)
{
    private static readonly string[] _otherProducts = ["72", "32"];

    /// <summary>How far it has come.</summary>
    public LoginPhase Phase { get; private set; }

    /// <summary>The server; null while not logged in.</summary>
    public TradingMode? Server { get; private set; }

    /// <summary>The login's accounts.</summary>
    public IReadOnlyList<AccountNo> Accounts { get; private set; } = [];

    /// <summary>Counts logins, and is never reused by a later process: it begins at the instant of the login, in milliseconds.</summary>
    public long Epoch { get; private set; }

    /// <summary>For people.</summary>
    public string? Text { get; private set; } = "Not logged in to Kiwoom.";

    /// <summary>How the bridge stands with Kiwoom.</summary>
    public BrokerSession Session => new(options.Bridge, Phase == LoginPhase.Ready, Server, Accounts, Epoch, Text);

    /// <summary>A login was started.</summary>
    public void Connecting(string text) => (Phase, Text) = (LoginPhase.Connecting, text);

    /// <summary>The control says that it is logged in: reads accounts and server.</summary>
    public void Connected(DateTimeOffset now)
    {
        // "1" is the mock server; anything else, "0" or empty [U], the real one.
        Server = api.KOA_Functions("GetServerGubun", "").Trim() == "1" ? TradingMode.Paper : TradingMode.Real;
        Accounts =
        [
            .. api.GetLoginInfo("ACCNO").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => AccountNo.TryParse(text, out var account) ? account : (AccountNo?)null)
                .OfType<AccountNo>()
                .Where(a => !_otherProducts.Contains(a.Value[^2..])) // Not for stocks [B].
                .Distinct(),
        ];
        Epoch = Math.Max(Epoch + 1, now.ToUnixTimeMilliseconds());
        (Phase, Text) = Server != options.Mode
            ? (LoginPhase.WrongServer, $"Logged in to the {Name(Server.Value)} server, but this bridge is configured for {Name(options.Mode)}. Every order is refused.")
            : Accounts.Count == 0
                ? (LoginPhase.Verifying, "The login has no account for stocks.")
                : (LoginPhase.Verifying, "Logged in; reading the accounts.");
    }

    /// <summary>A first account query went well.</summary>
    public void Verified() => (Phase, Text) = (LoginPhase.Ready, null);

    /// <summary>A first account query failed.</summary>
    public void NotVerified(string reason) => Text = $"Logged in, but account queries fail: {reason}. Is the account password registered in Kiwoom's own window?";

    /// <summary>Not logged in any more, or not at all.</summary>
    public void Lost(string text) => (Phase, Server, Accounts, Text) = (LoginPhase.LoggedOut, null, [], text);

    /// <summary>Something that people should know while the login is good.</summary>
    public void Note(string? text) => Text = text;

    /// <summary>Why a command must not be sent now; null where it may.</summary>
    public Withholding? Withheld(IBrokerCommand command) => Phase switch
    {
        LoginPhase.WrongServer => new Withholding(RefusalReason.WrongServer, Text ?? "The wrong server is logged in."),
        LoginPhase.Ready => WithheldWhileReady(command),
        _ => new Withholding(RefusalReason.NotLoggedIn, Text ?? "Kiwoom is not logged in."),
    };

    private Withholding? WithheldWhileReady(IBrokerCommand command)
    {
        if (!Accounts.Contains(command.Account))
            return new Withholding(RefusalReason.UnknownAccount, "The account is not one of this login's.");
        return command is SubmitOrder { Order.Mode: var mode } && mode != Server
            ? new Withholding(RefusalReason.WrongServer, $"The order is meant for {Name(mode)}, the login is {Name(options.Mode)}.")
            : null;
    }

    private static string Name(TradingMode mode) => mode == TradingMode.Paper ? "paper (모의투자)" : "real (실전투자)";
}
