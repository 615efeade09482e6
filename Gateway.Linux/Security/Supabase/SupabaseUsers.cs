using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security.Permissions;
using Kiwoom.Persistence.Supabase.Permissions;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>The users of a Supabase project: their tokens say who they are, the tables say what they may do, at every request anew.</summary>
public sealed class SupabaseUsers : IAsyncDisposable
{
    private readonly SupabaseTokens _tokens;
    private readonly SigningKeys _keys;
    private readonly PermissionKeeper _keeper;
    private readonly IPermissionSource _source;

    private SupabaseUsers(
        SupabaseAuthSettings settings, SymmetricSecurityKey? legacySecret, IPermissionSource source, TimeProvider clock, ILoggerFactory loggers, SupabaseTiming timing)
    {
        _keys = new SigningKeys(settings.KeysAddress, timing, clock, loggers.CreateLogger<SupabaseUsers>());
        _tokens = new SupabaseTokens(settings.Issuer!, settings.Audience, _keys, legacySecret, clock);
        _source = source;
        Permissions = new PermissionBook(TimeSpan.FromSeconds(settings.Permissions!.ClosedAfterSeconds), clock);
        _keeper = new PermissionKeeper(source, Permissions, timing.PermissionRetry, clock, loggers.CreateLogger<PermissionKeeper>());
    }

    /// <summary>Who may do what.</summary>
    public PermissionBook Permissions { get; }

    /// <summary>Where that is read from.</summary>
    public string Source => _source.Description;

    /// <summary>When the signing keys in use were read (UTC); null before the first.</summary>
    public DateTimeOffset? KeysAsOf => _keys.AsOf;

    /// <summary>Prepares what the settings ask for; null where they ask for nothing. Throws <see cref="InvalidDataException"/> for a secret file
    /// that is missing or holds something else.</summary>
    /// <param name="settings">What the operator configured.</param>
    /// <param name="dataDirectory">From where relative names of secret files count.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="loggers">Logs.</param>
    /// <param name="timing">How often Supabase is asked; the defaults where left out.</param>
    public static SupabaseUsers? Create(SupabaseAuthSettings? settings, string dataDirectory, TimeProvider clock, ILoggerFactory loggers, SupabaseTiming? timing = null)
    {
        if (settings is null)
            return null;

        var legacySecret = SupabaseSecrets.LegacySecret(settings, dataDirectory);
        return new SupabaseUsers(settings, legacySecret, SupabaseSecrets.Source(settings.Permissions!, dataDirectory, clock), clock, loggers, timing ?? new SupabaseTiming());
    }

    /// <summary>Begins to read keys and permissions.</summary>
    public void Start()
    {
        _keys.Start();
        _keeper.Start();
    }

    /// <summary>Reads permissions and keys now. Whether both went well.</summary>
    public async Task<bool> Refresh(CancellationToken cancellation)
    {
        var keys = _keys.Refresh();
        var permissions = await _keeper.Refresh(cancellation).ConfigureAwait(false);
        return await keys.WaitAsync(cancellation).ConfigureAwait(false) && permissions;
    }

    /// <summary>Verifies a token that says it is of this project; null for every other, which then is somebody else's to verify.</summary>
    public Task<TokenCheck>? Verify(string? token) => _tokens.Claim(token) is { } claimed ? Verify(claimed) : null;

    /// <summary>What a user may do now, whatever he could do when his token was verified.</summary>
    /// <param name="user">Who.</param>
    /// <param name="session">The token's session.</param>
    public TokenCheck Now(UserId user, string session) => Permissions.Find(user) switch
    {
        PermissionLookup.Granted { Grant: var grant } => new TokenCheck.Good(
            new Principal(new Caller(user, grant.Level), grant.Level == PermissionLevel.Admin ? null : grant.Accounts, session) { IsSupabase = true }),
        PermissionLookup.Denied denied => new TokenCheck.Denied(denied.Reason),
        PermissionLookup.Unknown unknown => new TokenCheck.Unavailable("permissions_unavailable", $"{unknown.Reason} Until they can be, Supabase users may do nothing; the gateway's own tokens go on."),
        var lookup => throw new InvalidOperationException(lookup.GetType().Name),
    };

    /// <summary>On whose behalf and with which level a strategy may place an order now.</summary>
    public Caller CallerOf(StrategyDefinition strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var full = StrategyActor.CallerOf(strategy);

        // Owners with the form of a Supabase id are Supabase users; local users have names.
        if (!Guid.TryParseExact(strategy.Owner.Value, "D", out _))
            return full;

        var refusal = Permissions.Find(strategy.Owner) switch
        {
            PermissionLookup.Granted { Grant: { Level: < PermissionLevel.Admin } grant } when !grant.Accounts.Contains(strategy.Account) => $"{strategy.Owner}, for whom the strategy trades, is no member of account {strategy.Account} any more.",
            PermissionLookup.Granted { Grant: var grant } => grant.Level < full.Level
                ? $"{strategy.Owner}, for whom the strategy trades, is {grant.Level} now; this needs {full.Level}."
                : null,
            PermissionLookup.Denied => $"{strategy.Owner}, for whom the strategy trades, has no permission any more.",
            _ => $"It is not known whether {strategy.Owner}, for whom the strategy trades, still may: the permissions cannot be read.",
        };
        return refusal is null ? full : full with { Refusal = refusal };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _keeper.DisposeAsync().ConfigureAwait(false);
        await _keys.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<TokenCheck> Verify(Microsoft.IdentityModel.JsonWebTokens.JsonWebToken token)
    {
        var (claims, problem) = await _tokens.Verify(token).ConfigureAwait(false);
        return claims is null ? problem! : Now(claims.User, claims.Session);
    }
}
