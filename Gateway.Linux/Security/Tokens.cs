using System.Security.Claims;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security;

/// <summary>Gives out and verifies the gateway's own access tokens: JWT, ES256, issuer and audience <c>kiwoom-gateway</c>.</summary>
public sealed class Tokens
{
    /// <summary>The longest a token may live.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    private const string Party = "kiwoom-gateway";
    private const string LevelClaim = "level";
    private const string AccountsClaim = "accounts";
    private const int LongestToken = 4096;
    private readonly ECDsaSecurityKey _key;
    private readonly TokenRegister _register;
    private readonly TimeProvider _clock;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = LongestToken };

    /// <summary>Uses a key and a register of the data directory.</summary>
    public Tokens(ECDsaSecurityKey key, TokenRegister register, TimeProvider clock)
    {
        _key = key;
        _register = register;
        _clock = clock;
    }

    /// <summary>Gives out a token. Throws <see cref="ArgumentOutOfRangeException"/> for a life that is not positive or above <see cref="LongestLife"/>.</summary>
    /// <param name="user">Its subject.</param>
    /// <param name="level">What the user may do.</param>
    /// <param name="accounts">The accounts it is for; empty for all.</param>
    /// <param name="life">How long it is good.</param>
    public (string Token, IssuedToken Issued) Issue(UserId user, PermissionLevel level, IReadOnlyList<AccountNo> accounts, TimeSpan life)
    {
        if (life <= TimeSpan.Zero || life > LongestLife)
            throw new ArgumentOutOfRangeException(nameof(life), life, $"a token lives between a second and {LongestLife.TotalDays:0} days");

        var now = _clock.GetUtcNow();
        var issued = new IssuedToken(
            Guid.NewGuid().ToString("N"),
            user.Value,
            level,
            [.. accounts.Select(a => a.Value)],
            now,
            now + life);
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = user.Value,
            [JwtRegisteredClaimNames.Jti] = issued.Id,
            [LevelClaim] = level.ToString(),
        };
        if (accounts.Count > 0)
            claims[AccountsClaim] = string.Join(' ', issued.Accounts);

        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Party,
            Audience = Party,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = issued.ExpiresAt.UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
        _register.Add(issued);
        return (token, issued);
    }

    /// <summary>Verifies signature, issuer, audience, life, revocation and the form of every claim.</summary>
    public async Task<TokenCheck> Verify(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
            return new TokenCheck.Bad("No token was sent. Send 'Authorization: Bearer TOKEN'; './kiwoom token create' makes one.");

        if (token.Length > LongestToken)
            return new TokenCheck.Bad($"The token is longer than {LongestToken} characters.");

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Party,
            ValidAudience = Party,
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,
        }).ConfigureAwait(false);
        if (!result.IsValid)
            return new TokenCheck.Bad(Explain(result.Exception));

        var identity = result.ClaimsIdentity;
        var id = identity.FindFirst(JwtRegisteredClaimNames.Jti)?.Value;
        if (id is null || _register.IsRevoked(id))
            return new TokenCheck.Bad("The token was revoked.");

        return Read(identity, id);
    }

    private static TokenCheck Read(ClaimsIdentity identity, string id)
    {
        var subject = identity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value ?? identity.FindFirst(ClaimTypes.NameIdentifier)?.Value;
        if (!UserId.TryParse(subject, out var user)
            || !Enum.TryParse<PermissionLevel>(identity.FindFirst(LevelClaim)?.Value, out var level)
            || !Enum.IsDefined(level))
        {
            return new TokenCheck.Bad("The token lacks a readable subject or level.");
        }

        var accounts = new List<AccountNo>();
        foreach (var text in identity.FindFirst(AccountsClaim)?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (!AccountNo.TryParse(text, out var account))
                return new TokenCheck.Bad("The token names an account that is none.");

            accounts.Add(account);
        }

        return new TokenCheck.Good(new Principal(new Caller(user, level), accounts.Count > 0 ? accounts : null, id));
    }

    private static string Explain(Exception? fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException => "The token has expired or is not valid yet.",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "The token was not signed by this gateway.",
        SecurityTokenInvalidIssuerException or SecurityTokenInvalidAudienceException => "The token is meant for another service.",
        _ => "The token is malformed.",
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end && (notBefore is not { } start || now >= start.AddSeconds(-30));
    }
}
