using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Channel;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>That the other end of a channel is the gateway whose key the bridge pinned, and nobody stands between.</summary>
public sealed class ChannelSecretsSpecs : IDisposable
{
    private readonly X509Certificate2 _gateway = RemotingSettings.Throwaway(TimeProvider.System);
    private readonly X509Certificate2 _stranger = RemotingSettings.Throwaway(TimeProvider.System);
    private readonly ECDiffieHellman _mine = ChannelSecrets.NewKey();
    private readonly OpenChannel _open;

    public ChannelSecretsSpecs() => _open = new OpenChannel(ChannelId.New(), _mine.ExportSubjectPublicKeyInfo());

    public void Dispose()
    {
        _gateway.Dispose();
        _stranger.Dispose();
        _mine.Dispose();
    }

    [Fact]
    public void Both_ends_have_the_same_keys_and_one_for_each_direction()
    {
        var (accepted, fromGateway, atGateway) = ChannelSecrets.Accept(_open, _gateway);
        var (fromBridge, atBridge) = ChannelSecrets.Confirm(_open, _mine, accepted, Pin(_gateway));
        atBridge.TryOpen(new SealedPart(_open.Channel, 1, fromGateway.Seal(1, PartKind.Last, [7])), out var kind, out var plain).ShouldBeTrue();
        (kind, plain[1]).ShouldBe((PartKind.Last, (byte)7));
        atGateway.TryOpen(new SealedPart(_open.Channel, 1, fromBridge.Seal(1, PartKind.Close, [])), out kind, out _).ShouldBeTrue();
        kind.ShouldBe(PartKind.Close);
        atBridge.TryOpen(new SealedPart(_open.Channel, 1, fromBridge.Seal(1, PartKind.Last, [7])), out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Another_key_than_the_pinned_is_named()
    {
        var (accepted, _, _) = ChannelSecrets.Accept(_open, _stranger);
        Refusal(accepted).Message.ShouldContain("enrol again");
    }

    [Fact]
    public void Who_shows_the_gateways_key_and_does_not_have_it_gets_nowhere()
    {
        var (own, _, _) = ChannelSecrets.Accept(_open, _stranger);
        var (theirs, _, _) = ChannelSecrets.Accept(_open, _gateway);
        var (another, _, _) = ChannelSecrets.Accept(_open with { Channel = ChannelId.New() }, _gateway);
        foreach (var forged in new[]
        {
            own with { GatewayKey = theirs.GatewayKey },
            theirs with { EphemeralKey = own.EphemeralKey },
            theirs with { Signature = own.Signature },
            another with { Channel = _open.Channel },
        })
            Refusal(forged).Message.ShouldContain("stands between");
    }

    [Fact]
    public void A_bridges_request_altered_on_its_way_is_noticed()
    {
        using var middle = ChannelSecrets.NewKey();
        var (accepted, _, _) = ChannelSecrets.Accept(_open with { EphemeralKey = middle.ExportSubjectPublicKeyInfo() }, _gateway);
        Refusal(accepted).Fault.ShouldBe(LinkFault.WrongPin);
    }

    [Fact]
    public void Keys_that_are_none_are_refused()
    {
        using var otherCurve = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        using var speltOut = ECDiffieHellman.Create(_mine.ExportExplicitParameters(includePrivateParameters: true));
        foreach (var key in new[] { [], new byte[91], otherCurve.ExportSubjectPublicKeyInfo(), speltOut.ExportSubjectPublicKeyInfo(), [.. _open.EphemeralKey, 0] })
            Should.Throw<CryptographicException>(() => ChannelSecrets.Accept(_open with { EphemeralKey = key }, _gateway));
    }

    private LinkFaultException Refusal(ChannelAccepted accepted) => Should.Throw<LinkFaultException>(() => ChannelSecrets.Confirm(_open, _mine, accepted, Pin(_gateway)));

    private static byte[] Pin(X509Certificate2 certificate) => SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo());
}
