using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Specs.Link;

/// <summary>What a link does over whatever carries it: the real dialler and the real acceptor, on loopback.</summary>
public abstract class LinkContract
{
    private static readonly LinkTimings Brisk = new() { Heartbeat = TimeSpan.FromMilliseconds(50), Silence = TimeSpan.FromMilliseconds(400) };

    /// <summary>How many of the 25 cuts hit a link that was up, rather than one in its handshake, at least.</summary>
    protected virtual int LeastConnections => 20;

    private protected abstract Task<LinkedPair> Linked(LinkTimings? timings = null, bool durable = true);

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_the_connection_is_cut_again_and_again()
    {
        const int Count = 3000;
        await using var pair = await Linked();
        var random = new Random(42);
        var reporting = Task.Run(async () =>
        {
            for (var i = 0; i < Count; i++)
            {
                pair.Node.Report();
                pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(i + 1)).ShouldBeOneOf(CommandSending.Sent, CommandSending.Waiting);
                if (i % 50 == 0)
                    await Task.Yield();
            }
        });
        for (var cut = 0; cut < 25; cut++)
        {
            pair.Proxy.CutAfter(random.Next(2_000, 60_000));
            await Eventually.Is(() => pair.Proxy.HasCut || (reporting.IsCompleted && pair.Node.Waiting == 0), "the proxy did not cut");
            pair.Proxy.Cut();
        }

        await reporting;
        pair.Proxy.CutAfter(long.MaxValue);
        await Eventually.Is(() => pair.Node.Waiting == 0 && pair.Node.Commands.Count >= Count, () => $"{pair.Node.Waiting} reports and {pair.Node.Commands.Count} commands; {pair.Link.Status}; {pair.Host.Links.Status.Single()}");
        await Eventually.Is(() => pair.Host.Links.Status.Single().CommandsWaiting == 0, "commands are not acknowledged");

        pair.Gateway.Reports.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, Count).Select(n => (long)n));
        pair.Gateway.Reports.ShouldAllBe(r => Traffic.NumberOf(r) == r.Sequence && r.Outbox == "outbox-a" && r.Bridge == LinkedPair.Bridge);
        pair.Node.Commands.Select(c => c.Id.Value).ShouldBe(Enumerable.Range(1, Count).Select(n => $"c-{n}"));
        pair.Link.Status.Connections.ShouldBeGreaterThan(LeastConnections);
        pair.Gateway.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_acknowledged_only_when_it_and_all_before_it_are_durable()
    {
        await using var pair = await Linked(durable: false);
        for (var i = 0; i < 3; i++)
            pair.Node.Report();
        await Eventually.Is(() => pair.Gateway.Reports.Count == 3, "the reports did not come");
        pair.Host.Links.ReportDurable(LinkedPair.Bridge, "outbox-a", 3);
        pair.Host.Links.ReportDurable(LinkedPair.Bridge, "outbox-a", 1);
        await Eventually.Is(() => pair.Node.Waiting == 2, "the first was not acknowledged");
        pair.Host.Links.ReportDurable(LinkedPair.Bridge, "another", 2);
        pair.Host.Links.ReportDurable(LinkedPair.Bridge, "outbox-a", 2);
        await Eventually.Is(() => pair.Node.Waiting == 0, "the rest was not acknowledged");
        pair.Node.Acknowledgements.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task A_gateway_that_restarts_gets_every_report_that_it_had_not_acknowledged()
    {
        await using var pair = await Linked(durable: false);
        for (var i = 0; i < 100; i++)
            pair.Node.Report();
        await Eventually.Is(() => pair.Gateway.Reports.Count == 100, "the reports did not come");
        for (var i = 1; i <= 40; i++)
            pair.Host.Links.ReportDurable(LinkedPair.Bridge, "outbox-a", i);
        await Eventually.Is(() => pair.Node.Waiting == 60, "the acknowledgement did not come");
        pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(1));
        await Eventually.Is(() => pair.Node.Commands.Count == 1, "the command did not come");

        await pair.Host.DisposeAsync();
        await pair.StartGateway();
        pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(2)).ShouldBe(CommandSending.Waiting);
        await pair.Connected();
        await Eventually.Is(() => pair.Node.Waiting == 0 && pair.Node.Commands.Count == 2, "the link did not go on");
        pair.Gateway.Reports.Select(r => r.Sequence).ShouldBe(Enumerable.Range(41, 60).Select(n => (long)n));
        pair.Gateway.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bridge_that_restarts_gets_the_commands_it_had_not_taken_and_may_begin_a_new_outbox()
    {
        await using var pair = await Linked();
        pair.Node.Report();
        pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(1));
        await Eventually.Is(() => pair.Host.Links.Status.Single().CommandsWaiting == 0, "the command was not taken");
        pair.Node.TakesCommands = false;
        pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(2));
        await Eventually.Is(() => pair.Node.Commands.Count == 2, "the command did not come");

        await pair.RestartBridge();
        pair.Node.Report();
        await Eventually.Is(() => pair.Node.Commands.Count == 1 && pair.Gateway.Reports.Any(r => r.Outbox == "outbox-b"), "the new bridge is not served");
        pair.Node.Commands.Single().Id.Value.ShouldBe("c-2");
        pair.Gateway.Reports.Last().Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_report_sent_before_the_outbox_heard_of_the_connection_overtakes_none()
    {
        await using var pair = await Linked();
        for (var i = 0; i < 10; i++)
            pair.Node.Report();
        await Eventually.Is(() => pair.Node.Waiting == 0, "the reports did not come");
        pair.Node.SendsAgainLate = true;
        pair.Proxy.Stall();
        pair.Proxy.Cut();
        await Eventually.Is(() => !pair.Link.Status.Connected, "the link is still up");
        for (var i = 0; i < 3; i++)
            pair.Node.Report();
        pair.Proxy.Flow();
        await Eventually.Is(() => pair.Node.Positions.Count == 2, "the link did not come back");
        pair.Node.Report();
        pair.Node.SendAgain(pair.Node.Positions.Last());
        await Eventually.Is(() => pair.Gateway.Reports.Count == 14, "the reports did not come");
        pair.Gateway.Reports.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, 14).Select(n => (long)n));
        pair.Gateway.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_reader_gets_the_newest_of_each_issue_and_orders_do_not_wait_for_it()
    {
        const int Issues = 1000;
        const int Rounds = 20;
        await using var pair = await Linked(new LinkTimings { Silence = TimeSpan.FromMinutes(1) });
        pair.Gateway.MarketDataMayPass.Reset();
        for (var round = 1; round <= Rounds; round++)
        {
            for (var issue = 0; issue < Issues; issue++)
                pair.Link.Publish(Traffic.Tick(issue, round));
        }

        pair.Host.Links.Send(LinkedPair.Bridge, Traffic.Command(1));
        await Eventually.Is(() => pair.Node.Commands.Count == 1, "the command waits for market data");
        pair.Node.Report();
        pair.Gateway.MarketDataMayPass.Set();
        await Eventually.Is(() => pair.Gateway.Reports.Count == 1, "the report did not come");
        pair.Gateway.MarketDataBeforeReports.Single().ShouldBeLessThanOrEqualTo((LinkTraffic.CreditWindow + 1) * LinkTraffic.BatchSize);

        await Eventually.Is(() => pair.Gateway.MarketData.OfType<TradeTick>().Count(t => t.Price == Rounds) == Issues, "the newest did not come");
        pair.Gateway.MarketData.Count.ShouldBeLessThan(Issues * Rounds / 10);
        pair.Link.Status.MarketDataConflated.ShouldBeGreaterThan(Issues * Rounds * 9 / 10);
    }

    [Fact]
    public async Task Silence_is_a_disconnect_that_both_ends_see_and_the_link_comes_back_by_itself()
    {
        await using var pair = await Linked(Brisk);
        pair.Proxy.Stall();
        await Eventually.Is(() => !pair.Link.Status.Connected && !pair.Host.Links.Status.Single().Connected, "somebody did not notice");
        pair.Gateway.Ends.Single().ShouldContain("nothing came for");
        pair.Node.Ends.Single().ShouldContain("nothing came for");
        pair.Proxy.Flow();
        await pair.Connected();
        pair.Node.Report();
        await Eventually.Is(() => pair.Gateway.Reports.Count == 1, "the report did not come");
    }

    [Fact]
    public async Task Session_and_subscription_are_sent_on_each_connect()
    {
        await using var pair = await Linked();
        pair.Link.Publish(new BrokerSession(BridgeId.Parse("liar"), true, null, [Traffic.Account], 3, null));
        pair.Host.Links.Subscribe(LinkedPair.Bridge, new QuoteSubscription([Symbol.Parse("005930")]));
        await Eventually.Is(() => pair.Gateway.Sessions.Count == 1 && pair.Node.Subscriptions.Count == 1, "the state did not come");
        pair.Proxy.Cut();
        await Eventually.Is(() => pair.Gateway.Sessions.Count == 2 && pair.Node.Subscriptions.Count == 2, "the state did not come again");
        pair.Gateway.Sessions.ShouldAllBe(s => s.Bridge == LinkedPair.Bridge && s.LoginEpoch == 3);
        pair.Node.Subscriptions.Last().Symbols.Single().Value.ShouldBe("005930");
    }

    [Fact]
    public async Task The_newer_connection_of_a_bridge_replaces_the_older()
    {
        await using var pair = await Linked();
        await pair.Link.DisposeAsync();
        var (first, second) = (new FakeBridge(LinkedPair.Bridge, "a"), new FakeBridge(LinkedPair.Bridge, "b"));
        await using var one = pair.Dial(first);
        await Eventually.Is(() => first.Positions.Count == 1, "the first is not linked");
        await using var two = pair.Dial(second);
        await Eventually.Is(() => second.Positions.Count >= 1 && first.Ends.Count >= 1, "the second did not replace the first");
        pair.Gateway.Ends.ShouldContain(end => end.Contains("newer connection"));
        pair.Host.Links.Status.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Both_ends_know_the_round_trip_and_how_far_their_clocks_differ()
    {
        await using var pair = await Linked(Brisk);
        await Eventually.Is(() => pair.Link.Status.ClockOffset is not null && pair.Host.Links.Status.Single().ClockOffset is not null, "no comparison");
        pair.Link.Status.ClockAlarm.ShouldBeFalse();
        pair.Host.Links.Status.Single().RoundTrip.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_revoked_bridge_is_cut_off_and_refused_from_then_on()
    {
        await using var pair = await Linked(Brisk);
        pair.Host.Enrolment.Revoke(LinkedPair.Bridge).ShouldBeTrue();
        await Eventually.Is(() => pair.Link.Status.LastFailure?.Contains("was revoked") == true, () => $"{pair.Link.Status.LastFailure}");
        pair.Link.Status.Connected.ShouldBeFalse();
        pair.Host.Enrolment.Revoke(LinkedPair.Bridge).ShouldBeFalse();
    }
}
