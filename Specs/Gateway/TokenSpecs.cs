using System.Security.Cryptography;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;
using Kiwoom.Specs.Runtime;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Specs.Gateway;

public sealed class TokenSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-tokens-").FullName;
    private readonly HandClock _clock = new(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_token_speaks_for_its_user_with_its_level_and_accounts()
    {
        var account = AccountNo.Parse("8012345611");
        var (token, issued) = Create().Issue(UserId.Parse("kim"), PermissionLevel.PaperTrader, [account], TimeSpan.FromHours(1));
        var good = (await Create().Verify(token)).ShouldBeOfType<TokenCheck.Good>();
        good.Principal.Caller.ShouldBe(new Caller(UserId.Parse("kim"), PermissionLevel.PaperTrader));
        good.Principal.TokenId.ShouldBe(issued.Id);
        good.Principal.MayUse(account).ShouldBeTrue();
        good.Principal.MayUse(AccountNo.Parse("8012345711")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_ends_at_its_expiry()
    {
        var tokens = Create();
        var (token, _) = tokens.Issue(UserId.Parse("kim"), PermissionLevel.Viewer, [], TimeSpan.FromHours(1));
        _clock.Advance(TimeSpan.FromMinutes(59));
        (await tokens.Verify(token)).ShouldBeOfType<TokenCheck.Good>();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await tokens.Verify(token)).ShouldBeOfType<TokenCheck.Bad>().Reason.ShouldContain("expired");
    }

    [Fact]
    public async Task A_revocation_by_another_process_takes_effect()
    {
        var tokens = Create();
        var (token, issued) = tokens.Issue(UserId.Parse("kim"), PermissionLevel.Viewer, [], TimeSpan.FromHours(1));
        (await tokens.Verify(token)).ShouldBeOfType<TokenCheck.Good>();
        new TokenRegister(_directory, _clock).Revoke(issued.Id).ShouldBeTrue();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await tokens.Verify(token)).ShouldBeOfType<TokenCheck.Bad>().Reason.ShouldContain("revoked");
        new TokenRegister(_directory, _clock).Revoke("nobody").ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forger = new Tokens(new ECDsaSecurityKey(foreign), new TokenRegister(_directory, _clock), _clock);
        var (token, _) = forger.Issue(UserId.Parse("kim"), PermissionLevel.Admin, [], TimeSpan.FromHours(1));
        (await Create().Verify(token)).ShouldBeOfType<TokenCheck.Bad>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJraW0iLCJsZXZlbCI6IkFkbWluIn0.")]
    public async Task Garbage_and_unsigned_tokens_are_refused(string? token) =>
        (await Create().Verify(token)).ShouldBeOfType<TokenCheck.Bad>();

    [Fact]
    public async Task An_endless_token_is_refused() =>
        (await Create().Verify(new string('x', 100_000))).ShouldBeOfType<TokenCheck.Bad>();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(400)]
    public void A_life_that_makes_no_sense_is_refused(int days) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Create().Issue(UserId.Parse("kim"), PermissionLevel.Viewer, [], TimeSpan.FromDays(days)));

    [Fact]
    public void Only_the_owner_can_read_the_key()
    {
        Create();
        File.GetUnixFileMode(TokenKey.PathIn(_directory)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_broken_key_file_is_said_and_not_replaced()
    {
        Create();
        File.WriteAllText(TokenKey.PathIn(_directory), "no key");
        Should.Throw<InvalidDataException>(() => TokenKey.LoadOrCreate(_directory)).Message.ShouldContain("token-signing.pem");
        File.ReadAllText(TokenKey.PathIn(_directory)).ShouldBe("no key");
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Tokens Create() => new(TokenKey.LoadOrCreate(_directory), new TokenRegister(_directory, _clock), _clock);
}
