using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.Gateway.Link;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Link;

public sealed class EnrolmentSpecs : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly HandClock _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private GatewayHost _host = null!;

    public async Task InitializeAsync() => _host = await GatewayHost.Start(_data.Path, new FakeGateway(), enrolmentClock: _clock);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
        _bridgeData.Dispose();
    }

    [Fact]
    public async Task A_code_enrols_one_bridge_once()
    {
        var code = _host.Issue("desk").ToString();
        (await Enroll.With(code, _bridgeData.Path, "1")).Dispose();
        using var identity = BridgeIdentity.Load(_bridgeData.Path)!;
        identity.Bridge.Value.ShouldBe("desk");
        identity.Url.ShouldBe(_host.Url);
        _host.Enrolment.All.Single().RevokedAt.ShouldBeNull();
        (await Should.ThrowAsync<LinkRefusedException>(() => Enroll.With(code, _bridgeData.Path, "1"))).Reason.ShouldBe(LinkRefusal.UsedCode);
    }

    [Fact]
    public async Task Two_bridges_that_use_a_code_at_once_do_not_both_get_in()
    {
        using var other = new TemporaryDirectory();
        var code = _host.Issue("desk").ToString();
        var outcomes = await Task.WhenAll(Outcome(code, _bridgeData.Path), Outcome(code, other.Path));
        outcomes.Order().ShouldBe([null, LinkRefusal.UsedCode]);
    }

    [Fact]
    public async Task An_expired_or_unknown_code_is_refused()
    {
        var code = _host.Issue("desk");
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await Outcome(code.ToString(), _bridgeData.Path)).ShouldBe(LinkRefusal.ExpiredCode);
        (await Outcome((code with { Secret = new byte[32] }).ToString(), _bridgeData.Path)).ShouldBe(LinkRefusal.UnknownCode);
        BridgeIdentity.Load(_bridgeData.Path).ShouldBeNull();
        _host.Enrolment.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gateway_with_another_key_is_never_talked_to()
    {
        var code = _host.Issue("desk") with { Pin = new byte[32] };
        (await Should.ThrowAsync<LinkFaultException>(() => Enroll.With(code.ToString(), _bridgeData.Path, "1"))).Fault.ShouldBe(LinkFault.WrongPin);

        (await Enroll.With(_host.Issue("desk").ToString(), _bridgeData.Path, "1")).Dispose();
        using var otherData = new TemporaryDirectory();
        await using var other = await GatewayHost.Start(otherData.Path, new FakeGateway());
        using var enrolled = BridgeIdentity.Load(_bridgeData.Path)!;
        await using var link = new GatewayLink(enrolled.At(other.Url), new GatewayLinkOptions { NodeVersion = "1" }, TimeProvider.System, NullLogger<GatewayLink>.Instance);
        link.Start(new FakeBridge(BridgeId.Parse("desk"), "a"));
        await Eventually.Is(() => link.Status.LastFailure is not null, "no failure is shown");
        link.Status.LastFailure!.ShouldContain(Convert.ToHexString(enrolled.Pin.Span));
        other.Links.Status.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enrolling_again_replaces_the_key_and_revives_a_revoked_bridge()
    {
        (await Enroll.With(_host.Issue("desk").ToString(), _bridgeData.Path, "1")).Dispose();
        var first = _host.Enrolment.Find(BridgeId.Parse("desk"))!;
        _host.Enrolment.Revoke(BridgeId.Parse("desk")).ShouldBeTrue();
        (await Enroll.With(_host.Issue("desk").ToString(), _bridgeData.Path, "1")).Dispose();
        var second = _host.Enrolment.Find(BridgeId.Parse("desk"))!;
        second.RevokedAt.ShouldBeNull();
        second.PublicKey.ShouldNotBe(first.PublicKey);
    }

    [Fact]
    public async Task Secrets_are_stored_hashed_and_keys_only_for_their_owner()
    {
        var code = _host.Issue("desk");
        (await Enroll.With(code.ToString(), _bridgeData.Path, "1")).Dispose();
        var stored = await File.ReadAllTextAsync(Path.Combine(_data.Path, "keys", "bridges.json"));
        stored.ShouldNotContain(Convert.ToHexString(code.Secret.Span), Case.Insensitive);
        stored.ShouldNotContain(Convert.ToBase64String(code.Secret.Span));
        foreach (var file in new[] { Path.Combine(_data.Path, "keys", "bridges.json"), Path.Combine(_data.Path, "keys", "gateway-link.pem"), BridgeIdentity.PathBelow(_bridgeData.Path) })
        {
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void The_gateways_pin_survives_restarts_and_the_expiry_of_its_certificate()
    {
        using var later = GatewayKey.LoadOrCreate(_data.Path, new HandClock(DateTimeOffset.UtcNow.AddYears(30)));
        later.Pin.ToArray().ShouldBe(_host.Key.Pin.ToArray());
        later.Certificate.NotAfter.ShouldBeGreaterThan(_host.Key.Certificate.NotAfter);
    }

    [Fact]
    public void Damaged_key_files_are_named_and_not_replaced()
    {
        var path = Path.Combine(_bridgeData.Path, "keys", "gateway-link.pem");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "not a key");
        Should.Throw<InvalidDataException>(() => GatewayKey.LoadOrCreate(_bridgeData.Path, _clock)).Message.ShouldContain(path);
        File.ReadAllText(path).ShouldBe("not a key");
        File.WriteAllText(BridgeIdentity.PathBelow(_bridgeData.Path), "{}");
        Should.Throw<InvalidDataException>(() => BridgeIdentity.Load(_bridgeData.Path)).Message.ShouldContain("enrol");
    }

    private static async Task<LinkRefusal?> Outcome(string code, string data)
    {
        try
        {
            (await Enroll.With(code, data, "1")).Dispose();
            return null;
        }
        catch (LinkRefusedException refused)
        {
            return refused.Reason;
        }
    }
}
