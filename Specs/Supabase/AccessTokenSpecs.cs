namespace Kiwoom.Specs.Supabase;

/// <summary>PostgREST takes a token only when the published key verifies it, for this audience, before its end.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class AccessTokenSpecs : IAsyncLifetime
{
    private const string Question = "db.from('orders').select('account')";
    private SupabaseStack _stack = null!;
    private Guid _user;

    public async Task InitializeAsync()
    {
        _stack = await SupabaseStack.Shared;
        _user = await _stack.Database.AddUser("admin", await _stack.AddAccount());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_good_token_is_taken() => (await _stack.Ask(_user, Question)).Rows.ShouldNotBeEmpty();

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        using var other = new SpecSigner();
        await Refused(other.Sign(SpecSigner.Claims("authenticated", _user)));
        await Refused(other.TokenOf("service_role"));
    }

    [Fact]
    public async Task A_token_without_signature_is_refused()
    {
        await Refused(_stack.Signer.WithoutSignature(SpecSigner.Claims("authenticated", _user)));
        await Refused(_stack.Signer.TokenOf(_user).Split('.') is var parts ? $"{parts[0]}.{parts[1]}." : null!);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_for_a_secret_is_refused()
    {
        await Refused(_stack.Signer.SignWithSecret(SpecSigner.Claims("authenticated", _user), _stack.Signer.PublicKeyText));
        await Refused(_stack.Signer.SignWithSecret(SpecSigner.Claims("authenticated", _user), _stack.Signer.KeySet));
    }

    [Fact]
    public async Task A_token_with_other_claims_under_its_signature_is_refused() =>
        await Refused(SpecSigner.WithOtherClaims(_stack.Signer.TokenOf(await _stack.Database.AddUser("viewer")), SpecSigner.Claims("authenticated", _user)));

    [Fact]
    public async Task An_expired_token_is_refused() => await Refused(_stack.Signer.Sign(SpecSigner.Claims("authenticated", _user, seconds: -60)));

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_refused()
    {
        var claims = SpecSigner.Claims("authenticated", _user);
        claims["nbf"] = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds();
        await Refused(_stack.Signer.Sign(claims));
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused()
    {
        var claims = SpecSigner.Claims("authenticated", _user);
        claims["aud"] = "another";
        await Refused(_stack.Signer.Sign(claims));
    }

    [Theory]
    [InlineData("kiwoom_mirror")]
    [InlineData("kiwoom_super")]
    [InlineData("no_such_role")]
    public async Task A_role_that_PostgREST_was_not_given_cannot_be_taken_on(string role)
    {
        var answer = await _stack.Ask(_stack.Signer.TokenOf(role), Question);
        answer.Status.ShouldBeInRange(400, 403);
        answer.ErrorCode.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_users_token_without_a_subject_sees_nothing()
    {
        (await _stack.Ask(_stack.Signer.TokenOf("authenticated"), Question)).Rows.ShouldBeEmpty();
        (await _stack.Ask(_stack.Signer.TokenOf("authenticated"), "db.from('trading_permissions').select()")).Rows.ShouldBeEmpty();
    }

    private async Task Refused(string token)
    {
        var answer = await _stack.Ask(token, Question);
        (answer.Status, answer.ErrorCode).ShouldBe((401, "PGRST301"), answer.ErrorText);
    }
}
