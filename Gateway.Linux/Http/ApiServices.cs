using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Security;
using Kiwoom.Gateway.Security.Supabase;
using Kiwoom.Gateway.Strategies;
using Kiwoom.Gateway.Telemetry;

namespace Kiwoom.Gateway.Http;

/// <summary>Everything that the HTTP side needs from the rest of the gateway.</summary>
/// <param name="Accounts">The account actors.</param>
/// <param name="Board">Quotes and master data.</param>
/// <param name="Interest">Who wants quotes of what.</param>
/// <param name="Bridges">How the bridges stand.</param>
/// <param name="Tokens">Verifies tokens.</param>
/// <param name="Schedule">The exchange's phases.</param>
/// <param name="Clocks">Market and machine.</param>
/// <param name="Mode">What the gateway is configured to trade.</param>
/// <param name="Journal">The journal, page by page.</param>
/// <param name="Readiness">Whether the gateway can trade.</param>
/// <param name="Strategies">Runs strategies.</param>
/// <param name="Feed">Durable changes of accounts.</param>
/// <param name="NewCommandId">Makes ids of commands; never the same twice, across restarts.</param>
/// <param name="Options">Bounds and permissions.</param>
public sealed record ApiServices(
    IAccounts Accounts,
    MarketDataBoard Board,
    IQuoteInterest Interest,
    BridgeDirectory Bridges,
    Tokens Tokens,
    TradingSchedule Schedule,
    Clocks Clocks,
    TradingMode Mode,
    IJournalPages Journal,
    IReadiness Readiness,
    IStrategyHost Strategies,
    IClientFeed Feed,
    Func<CommandId> NewCommandId,
    ApiOptions Options)
{
    /// <summary>The mirror; null where none is configured.</summary>
    public IMirrorStatus? Mirror { get; init; }

    /// <summary>The request budgets of all users, shared by HTTP and WebSockets.</summary>
    public RequestBudget Budget { get; } = new(Options, Clocks.Machine);

    /// <summary>The users of a Supabase project; null where only the gateway's own tokens are good.</summary>
    public SupabaseUsers? Supabase { get; init; }

    /// <summary>Verifies a token. Which keys it is verified with is decided by the issuer that it names, never by trying.</summary>
    public Task<TokenCheck> Verify(string? token) => Supabase?.Verify(token) ?? Tokens.Verify(token);

    /// <summary>What somebody whose token was verified may do at this moment. Does not look at the token again.</summary>
    public TokenCheck Now(Principal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.IsSupabase ? Supabase!.Now(principal.Caller.User, principal.TokenId) : new TokenCheck.Good(principal);
    }

    /// <summary>Follows orders on their way; null where nobody wants to see it.</summary>
    public OrderPaths? Paths { get; init; }

    /// <summary>A fresh cause on behalf of a user.</summary>
    public Cause CauseOf(Principal principal) => new(NewCommandId(), principal.Caller.User);

    /// <summary>How things stand for a user.</summary>
    public SessionDocument SessionOf(Principal principal)
    {
        var now = Clocks.Market.GetUtcNow();
        var next = Schedule.NextPhaseChange(now);
        return new SessionDocument(
            principal.Caller.User,
            principal.Caller.Level,
            Mode,
            [.. AccountChoice.Usable(principal, Accounts)],
            now,
            TradingDay.At(now),
            JsonFields.SnakeCase(Schedule.PhaseAt(now)),
            JsonFields.SnakeCase(next.Phase),
            next.At,
            [.. Bridges.All.OrderBy(b => b.Bridge.Value, StringComparer.Ordinal).Select(b =>
                new BridgeDocument(b.Bridge, b.Connected, b.Connected && b.Session?.LoggedIn == true, b.Session?.Server, b.Session?.Text))]);
    }
}
