using System.Buffers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.Gateway.Link;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Link;

/// <summary>What comes before a link is up, from honest and from hostile clients.</summary>
public sealed class HandshakeSpecs : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly FakeGateway _gateway = new();
    private GatewayHost _host = null!;

    public async Task InitializeAsync() => _host = await GatewayHost.Start(_data.Path, _gateway, new BridgeLinksOptions
    {
        NodeVersion = "gateway-1.0",
        HandshakesAtOnce = 3,
        Timings = new LinkTimings { Handshake = TimeSpan.FromSeconds(2) },
    });

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task A_signed_challenge_opens_the_link()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        using var bridge = await Opened(key, RawBridge.Hello("desk"));
        FrameHeader.Read(await bridge.Receive()).Kind.ShouldBe(FrameKind.Welcome);
    }

    [Fact]
    public async Task Another_key_under_an_enrolled_id_is_refused()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bridge = await Opened(other, RawBridge.Hello("desk"));
        (await bridge.Refusal()).Reason.ShouldBe(LinkRefusal.WrongProof);
        _gateway.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_signature_made_for_another_gateway_is_refused()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        using var bridge = await Opened(key, RawBridge.Hello("desk"), new byte[32]);
        (await bridge.Refusal()).Reason.ShouldBe(LinkRefusal.WrongProof);
    }

    [Fact]
    public async Task A_recorded_handshake_cannot_be_played_again()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        var hello = RawBridge.HelloFrame(RawBridge.Hello("desk"));
        using var first = await RawBridge.Connect(_host.Url);
        await first.Send(hello);
        var challenge = await first.Receive();
        var proof = RawBridge.ProofFrame(key, _host.Key.Pin, hello, challenge);
        using var second = await RawBridge.Connect(_host.Url);
        await second.Send(hello);
        (await second.Receive()).ShouldNotBe(challenge);
        await second.Send(proof);
        (await second.Refusal()).Reason.ShouldBe(LinkRefusal.WrongProof);

        await first.Send(proof);
        FrameHeader.Read(await first.Receive()).Kind.ShouldBe(FrameKind.Welcome);
        using var third = await RawBridge.Connect(_host.Url);
        await third.Send(hello);
        (await third.Refusal()).Reason.ShouldBe(LinkRefusal.ReplayedNonce);
    }

    [Fact]
    public async Task Unknown_and_revoked_bridges_are_refused()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        _host.Enrolment.Revoke(BridgeId.Parse("desk"));
        foreach (var (name, reason) in new[] { ("nobody", LinkRefusal.UnknownBridge), ("desk", LinkRefusal.RevokedBridge) })
        {
            using var bridge = await RawBridge.Connect(_host.Url);
            await bridge.Send(RawBridge.HelloFrame(RawBridge.Hello(name)));
            (await bridge.Refusal()).Reason.ShouldBe(reason);
        }
    }

    [Theory]
    [InlineData(7, 9, LinkRefusal.UpdateGateway, "update the gateway")]
    [InlineData(0, 0, LinkRefusal.UpdateBridge, "update the bridge")]
    public async Task Versions_that_do_not_meet_say_who_must_be_updated(int oldest, int newest, LinkRefusal reason, string text)
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        using var bridge = await RawBridge.Connect(_host.Url);
        await bridge.Send(RawBridge.HelloFrame(RawBridge.Hello("desk") with { Versions = new LinkVersions(oldest, newest) }));
        var refused = await bridge.Refusal();
        refused.Reason.ShouldBe(reason);
        refused.Text.ShouldStartWith(text);
    }

    [Fact]
    public async Task The_dialler_shows_a_version_mismatch()
    {
        using var bridgeData = new TemporaryDirectory();
        (await Enroll.With(_host.Issue("desk").ToString(), bridgeData.Path, "bridge-9")).Dispose();
        var options = new GatewayLinkOptions { NodeVersion = "bridge-9", Versions = new LinkVersions(8, 9) };
        await using var link = new GatewayLink(BridgeIdentity.Load(bridgeData.Path)!, options, TimeProvider.System, NullLogger<GatewayLink>.Instance);
        link.Start(new FakeBridge(LinkedPair.Bridge, "a"));
        await Eventually.Is(() => link.Status.LastFailure is not null, "no failure is shown");
        link.Status.LastFailure.ShouldBe("update the gateway: gateway-1.0 speaks link version 1, the bridge speaks 8 to 9");
    }

    [Fact]
    public async Task Malformed_oversized_text_and_misplaced_first_frames_are_refused()
    {
        var huge = new byte[20_000];
        huge[0] = FrameHeader.LayoutVersion;
        huge[1] = (byte)FrameKind.Hello;
        var report = LinkJson.Frame(FrameKind.Report, Traffic.Report(1), LinkJson.Default.ReportEnvelope);
        foreach (var frame in new[] { [], new byte[5], new byte[100], huge, report, [.. RawBridge.HelloFrame(RawBridge.Hello("desk")), 1], Frame(FrameKind.Hello, "{}"), Frame(FrameKind.Hello, "null"), Frame(FrameKind.Enrol, "[") })
        {
            using var bridge = await RawBridge.Connect(_host.Url);
            await bridge.Send(frame);
            (await bridge.Refusal()).Reason.ShouldBe(LinkRefusal.Malformed);
        }

        using var text = await RawBridge.Connect(_host.Url);
        await text.Send(RawBridge.HelloFrame(RawBridge.Hello("desk")), WebSocketMessageType.Text);
        (await text.Refusal()).Reason.ShouldBe(LinkRefusal.Malformed);
    }

    [Fact]
    public async Task Silent_clients_are_dropped_and_only_a_few_may_wait_at_once()
    {
        var clients = new List<RawBridge>();
        for (var i = 0; i < 4; i++)
            clients.Add(await RawBridge.Connect(_host.Url));
        var answers = await Task.WhenAll(clients.Select(client => client.Receive()));
        var refused = answers.Where(answer => answer.Length > 0).ShouldHaveSingleItem();
        LinkJson.Decode(refused.AsSpan(FrameHeader.Size), LinkJson.Default.Refused).Reason.ShouldBe(LinkRefusal.Busy);
        clients.ForEach(client => client.Dispose());
        using var key = await RawBridge.Enrol(_host, "desk");
    }

    [Fact]
    public async Task A_linked_bridge_that_breaks_the_protocol_is_cut_off_and_the_gateway_lives_on()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        byte nonce = 0;
        foreach (var frame in new[]
        {
            Frame(FrameKind.Report, "{}", 1),
            Frame(FrameKind.OutboxOpened, """{"outbox":"","next":1}"""),
            Frame(FrameKind.OutboxOpened, """{"outbox":"a","next":-1}"""),
            Frame(FrameKind.MarketData, "[null]", 1),
            Frame(FrameKind.MarketData, "[]", 5),
            Frame(FrameKind.Ack, "", 0, 99),
            Frame(FrameKind.Resend, "", 99),
            Frame(FrameKind.Welcome, "{}"),
            Frame((FrameKind)200, ""),
        })
        {
            using var bridge = await Opened(key, RawBridge.Hello("desk", ++nonce));
            await bridge.Send(frame);
            var ends = _gateway.Ends.Count;
            while ((await bridge.Receive()).Length > 0)
            {
                // Welcome and heartbeats, until the gateway cuts the connection.
            }

            await Eventually.Is(() => _gateway.Ends.Count == nonce, $"frame {nonce} did not end the link; {ends}");
        }

        _gateway.Reports.ShouldBeEmpty();
        _gateway.MarketData.ShouldBeEmpty();
        using var good = await Opened(key, RawBridge.Hello("desk", 100));
        FrameHeader.Read(await good.Receive()).Kind.ShouldBe(FrameKind.Welcome);
    }

    [Fact]
    public async Task Reports_that_left_the_outbox_without_ever_arriving_are_named()
    {
        using var key = await RawBridge.Enrol(_host, "desk");
        using (var bridge = await Opened(key, RawBridge.Hello("desk", 1)))
        {
            await bridge.Send(Frame(FrameKind.OutboxOpened, """{"outbox":"a","next":1}"""));
            await bridge.Send(Numbered(1));
            await Eventually.Is(() => _gateway.Reports.Count == 1, "the report did not come");
        }

        using var again = await Opened(key, RawBridge.Hello("desk", 2));
        await again.Send(Frame(FrameKind.OutboxOpened, """{"outbox":"a","next":5}"""));
        await again.Send(Numbered(5));
        await Eventually.Is(() => _gateway.Reports.Count == 2, "the report did not come");
        _gateway.Missing.ShouldBe([(2L, 4L)]);
    }

    private static byte[] Numbered(long number) => Frame(FrameKind.Report, Encoding.UTF8.GetString(LinkJson.Encode(Traffic.Report(number), LinkJson.Default.ReportEnvelope)), number);

    private static byte[] Frame(FrameKind kind, string json, long sequence = 0, long ack = 0)
    {
        var frame = new ArrayBufferWriter<byte>();
        new FrameHeader(kind, sequence, ack).Write(frame);
        frame.Write(Encoding.UTF8.GetBytes(json));
        return frame.WrittenSpan.ToArray();
    }

    private async Task<RawBridge> Opened(ECDsa key, Hello hello, byte[]? pin = null)
    {
        var bridge = await RawBridge.Connect(_host.Url);
        var frame = RawBridge.HelloFrame(hello);
        await bridge.Send(frame);
        await bridge.Send(RawBridge.ProofFrame(key, pin ?? _host.Key.Pin, frame, await bridge.Receive()));
        return bridge;
    }
}
