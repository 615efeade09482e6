using System.Security.Cryptography;
using System.Text;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>Which tokens speak for a user of the project: the good ones, and none of those that somebody else can make.</summary>
public sealed class SupabaseTokenSpecs : IAsyncLifetime
{
    private static readonly byte[] _guess = Encoding.UTF8.GetBytes("a secret of nobody in particular");
    private ProjectUsers _rig = null!;

    private SupabaseProject Project => _rig.Project;

    public async Task InitializeAsync()
    {
        _rig = await ProjectUsers.Start();
        await _rig.Good(Project.Token(ProjectUsers.Kim));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_good_token_speaks_for_its_subject_with_what_the_tables_say()
    {
        foreach (var key in new[] { Project.Ec, Project.Rsa })
        {
            var principal = (await _rig.Check(Project.Token(ProjectUsers.Kim, key))).ShouldBeOfType<TokenCheck.Good>().Principal;
            principal.Caller.User.Value.ShouldBe("123e4567-e89b-12d3-a456-426614174000");
            principal.Caller.Level.ShouldBe(PermissionLevel.RealTrader);
            principal.Accounts.ShouldBe([GatewayRig.Account]);
            principal.IsSupabase.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_a_token_says_of_levels_and_accounts_is_not_looked_at()
    {
        var claims = Project.Claims(ProjectUsers.Kim);
        claims["level"] = "Admin";
        claims["accounts"] = GatewayRig.Other.Value;
        claims["app_metadata"] = new { level = "admin", role = "service_role" };
        var principal = (await _rig.Check(SupabaseProject.Sign(Project.Ec, claims))).ShouldBeOfType<TokenCheck.Good>().Principal;
        (principal.Caller.Level, principal.MayUse(GatewayRig.Other)).ShouldBe((PermissionLevel.RealTrader, false));
    }

    /// <summary>A claim that makes a token bad, and a word of the reason.</summary>
    public static TheoryData<string, object?, string> BadClaims => new()
    {
        { "exp", -31, "expired" },
        { "exp", null, "expired" },
        { "exp", "tomorrow", "malformed expired" },
        { "nbf", 60, "not valid yet" },
        { "iat", 60, "issued" },
        { "iat", null, "issued" },
        { "iat", "now", "issued malformed" },
        { "aud", "anon", "another service" },
        { "aud", null, "another service" },
        { "role", "anon", "role" },
        { "role", "service_role", "role" },
        { "role", null, "role" },
        { "role", new[] { "authenticated" }, "role" },
        { "is_anonymous", true, "Anonymous" },
        { "is_anonymous", "true", "Anonymous" },
        { "sub", null, "subject" },
        { "sub", "kim", "subject" },
        { "sub", "{123e4567-e89b-12d3-a456-426614174000}", "subject" },
        { "sub", 7, "subject malformed" },
    };

    [Theory]
    [MemberData(nameof(BadClaims))]
    public async Task A_token_with_a_wrong_claim_is_refused(string claim, object? value, string word)
    {
        var claims = Project.Claims(ProjectUsers.Kim);
        if (value is null)
            claims.Remove(claim);
        else
            claims[claim] = value is int seconds && claim != "sub" ? DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds : value;

        var reason = (await _rig.Check(SupabaseProject.Sign(Project.Ec, claims)) ?? Nobody).ShouldBeOfType<TokenCheck.Bad>().Reason;
        if (reason != Nobody.Reason)
            word.Split(' ').ShouldContain(w => reason.Contains(w, StringComparison.Ordinal), reason);
    }

    [Fact]
    public async Task Clocks_may_differ_by_half_a_minute_and_an_audience_may_be_one_of_several()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = Project.Claims(ProjectUsers.Kim);
        (claims["exp"], claims["iat"], claims["nbf"], claims["aud"]) = (now - 10, now + 10, now + 10, new[] { "other", "authenticated" });
        (await _rig.Check(SupabaseProject.Sign(Project.Ec, claims))).ShouldBeOfType<TokenCheck.Good>();
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_not_the_projects_to_verify()
    {
        foreach (var issuer in new object?[] { "https://other.supabase.co/auth/v1", Project.Issuer + "/", Project.Issuer.ToUpperInvariant(), new[] { Project.Issuer }, 7, null })
        {
            var claims = Project.Claims(ProjectUsers.Kim);
            claims["iss"] = issuer;
            (await _rig.Check(SupabaseProject.Sign(Project.Ec, claims))).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Nobody_signs_with_what_is_public()
    {
        var claims = Project.Claims(ProjectUsers.Kim);
        var secrets = new List<byte[]> { _guess, Array.Empty<byte>() };
        foreach (var key in new[] { Project.Ec, Project.Rsa })
        {
            secrets.Add(Encoding.ASCII.GetBytes(key.Key.ExportSubjectPublicKeyInfoPem()));
            secrets.Add(Encoding.ASCII.GetBytes(key.Key.ExportSubjectPublicKeyInfoPem() + "\n"));
            secrets.Add(key.Key.ExportSubjectPublicKeyInfo());
            secrets.Add(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(key.Jwk));
        }

        foreach (var secret in secrets)
        {
            foreach (var id in new[] { "ec-1", "rsa-1" })
            {
                foreach (var algorithm in new[] { "HS256", "HS512", "ES256", "RS256", "none", "None", "" })
                    (await _rig.Check(Jwt.Of(new { alg = algorithm, kid = id, typ = "JWT" }, claims, Jwt.Hmac(secret)))).ShouldBeOfType<TokenCheck.Bad>();
            }
        }
    }

    [Fact]
    public async Task A_header_that_fits_no_key_is_refused()
    {
        var claims = Project.Claims(ProjectUsers.Kim);
        object[] headers =
        [
            new { alg = "none" },
            new { alg = "none", kid = "ec-1" },
            new { alg = "ES256" },
            new { alg = "ES256", kid = "rsa-1" },
            new { alg = "RS256", kid = "ec-1" },
            new { alg = "ES384", kid = "ec-1" },
            new { alg = "PS256", kid = "rsa-1" },
            new { alg = "ES256", kid = new string('k', 129) },
            new { alg = "ES256", kid = "" },
            new { alg = "ES256", jwk = Project.Ec.Jwk },
            new { alg = "ES256", kid = "mine", jku = Project.Address + "/elsewhere" },
        ];
        foreach (var header in headers)
        {
            (await _rig.Check(Jwt.Of(header, claims, Project.Ec.Sign))).ShouldBeOfType<TokenCheck.Bad>();
            (await _rig.Check(Jwt.Of(header, claims, _ => []))).ShouldBeOfType<TokenCheck.Bad>();
        }
    }

    [Fact]
    public async Task A_changed_or_cut_token_is_refused()
    {
        var token = Project.Token(ProjectUsers.Kim);
        var parts = token.Split('.');
        var forged = Project.Claims(Guid.NewGuid());
        (await _rig.Check($"{parts[0]}.{Jwt.Part(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(forged))}.{parts[2]}")).ShouldBeOfType<TokenCheck.Bad>();
        (await _rig.Check($"{parts[0]}.{parts[1]}.")).ShouldBeOfType<TokenCheck.Bad>();
        (await _rig.Check($"{parts[0]}.{parts[1]}.{parts[2][..40]}")).ShouldBeOfType<TokenCheck.Bad>();
        (await _rig.Check($"{parts[0]}.{parts[1]}.{Jwt.Part(new byte[64])}")).ShouldBeOfType<TokenCheck.Bad>();
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var changed = token.ToCharArray();

            // The last character holds bits that mean nothing.
            changed[random.Next(changed.Length - 1)] = "ABCxyz019-_.{\0é"[random.Next(15)];
            if (new string(changed) != token)
                ((await _rig.Check(new string(changed))) is TokenCheck.Good).ShouldBeFalse(new string(changed));
        }
    }

    [Fact]
    public async Task Garbage_of_any_length_is_nobodys()
    {
        foreach (var text in new[] { "", ".", "..", "...", "a.b.c", "e30.e30.", "e30.W10.", "bnVsbA.bnVsbA.bnVsbA", new string('.', 100_000), new string('x', 1_000_000), "eyJhbGciOiJFUzI1NiJ9." + new string('A', 200_000) + ".AAAA" })
            (await _rig.Check(text)).ShouldBeNull();

        var claims = Project.Claims(ProjectUsers.Kim);
        claims["user_metadata"] = new string('x', 8_000);
        (await _rig.Check(SupabaseProject.Sign(Project.Ec, claims))).ShouldBeNull("longer than anything that Supabase issues");
    }

    [Fact]
    public async Task The_legacy_secret_counts_where_it_is_configured_and_nowhere_else()
    {
        const string Secret = "super-secret-jwt-token-with-at-least-32-characters-long";
        var header = new { alg = "HS256", typ = "JWT" };
        (await _rig.Check(Jwt.Of(header, Project.Claims(ProjectUsers.Kim), Jwt.Hmac(Encoding.UTF8.GetBytes(Secret))))).ShouldBeOfType<TokenCheck.Bad>().Reason.ShouldContain("legacy");

        await using var legacy = await ProjectUsers.Start(legacySecret: Secret);
        await legacy.Good(legacy.Project.Token(ProjectUsers.Kim));
        var claims = legacy.Project.Claims(ProjectUsers.Kim);
        (await legacy.Check(Jwt.Of(header, claims, Jwt.Hmac(Encoding.UTF8.GetBytes(Secret))))).ShouldBeOfType<TokenCheck.Good>();
        (await legacy.Check(Jwt.Of(header, claims, Jwt.Hmac(_guess)))).ShouldBeOfType<TokenCheck.Bad>();
        (await legacy.Check(Jwt.Of(header, claims, Jwt.Hmac(Encoding.ASCII.GetBytes(legacy.Project.Rsa.Key.ExportSubjectPublicKeyInfoPem()))))).ShouldBeOfType<TokenCheck.Bad>();
        (await legacy.Check(Jwt.Of(new { alg = "HS512" }, claims, d => HMACSHA512.HashData(Encoding.UTF8.GetBytes(Secret), d)))).ShouldBeOfType<TokenCheck.Bad>();
        claims["role"] = "service_role";
        (await legacy.Check(Jwt.Of(header, claims, Jwt.Hmac(Encoding.UTF8.GetBytes(Secret))))).ShouldBeOfType<TokenCheck.Bad>();
    }

    [Fact]
    public async Task A_public_key_or_a_short_text_is_no_legacy_secret()
    {
        foreach (var secret in new[] { Project.Ec.Key.ExportSubjectPublicKeyInfoPem(), """{"kty":"oct","k":"c3VwZXItc2VjcmV0LWp3dC10b2tlbi13aXRo"}""", "short", " " })
            (await Should.ThrowAsync<InvalidDataException>(() => ProjectUsers.Start(legacySecret: secret))).Message.ShouldContain("legacy_hs256_secret_file");
    }

    private static TokenCheck.Bad Nobody { get; } = new("verified by nobody");
}
