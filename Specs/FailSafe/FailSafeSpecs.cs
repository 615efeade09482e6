using System.Net;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Orders;
using Kiwoom.Specs.Gateway;

namespace Kiwoom.Specs.FailSafe;

/// <summary>Whatever is missing between the gateway and the exchange: new orders are refused at once for that reason, reading goes on, what is
/// open is cancelled where a cancel can be carried, and everything comes back by itself.</summary>
public class FailSafeSpecs : IAsyncLifetime
{
    private const string Open = "open";
    private TradingGateway _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await TradingGateway.Start();
        await _rig.Open(Open);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task With_the_link_down_a_cancel_waits_and_is_carried_once_when_it_is_up_again()
    {
        var port = _rig.Proxy.Target;
        _rig.Proxy.Target = 1;
        _rig.Proxy.Cut();
        await _rig.Unready("link", "ended");

        await Refused("bridge_disconnected");
        await _rig.Reads(Open);
        await Cancel();
        await _rig.Status(Open, "pending_cancel");

        _rig.Proxy.Target = port;
        await Recovered();
        await _rig.Status(Open, "canceled");
        _rig.Bridge.CarriedOut.OfType<SubmitCancel>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task With_Kiwoom_logged_out_a_cancel_is_carried_to_the_bridge_and_comes_back_with_the_reason()
    {
        _rig.Bridge.Say(loggedIn: false, server: null, "Kiwoom is being maintained");
        await _rig.Unready("login", "maintained");

        await Refused("bridge_disconnected");
        await _rig.Reads(Open);
        await Cancel();
        await TradingGateway.Until(async () => (await _rig.Order(Open)).GetProperty("text").ToString().Contains("not logged in"), () => "the order says nothing");
        await _rig.Status(Open, "new");

        _rig.Bridge.Say(loggedIn: true, TradingMode.Paper);
        await Recovered();
        await Cancel();
        await _rig.Status(Open, "canceled");
    }

    [Fact]
    public async Task On_the_wrong_server_nothing_leaves()
    {
        _rig.Bridge.Say(loggedIn: true, TradingMode.Real);
        await _rig.Unready("server", "real");

        await Refused("wrong_server");
        await _rig.Reads(Open);
        var cancel = await _rig.Http.DeleteAsync($"/api/orders/{Open}");
        cancel.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await cancel.Content.ReadAsStringAsync()).ShouldContain("other server");

        _rig.Bridge.Say(loggedIn: true, TradingMode.Paper);
        await Recovered();
    }

    [Fact]
    public async Task While_the_clocks_differ_orders_are_refused_and_cancels_are_not()
    {
        _rig.Bridge.Clock.Skew = TimeSpan.FromSeconds(5);
        await _rig.Unready("clock", "5");

        await Refused("clock_skew");
        await _rig.Reads(Open);
        await Cancel();
        await _rig.Status(Open, "canceled");

        _rig.Bridge.Clock.Skew = TimeSpan.Zero;
        await Recovered();
    }

    [Fact]
    public async Task While_market_data_is_stale_orders_are_refused_and_cancels_are_not()
    {
        _rig.Bridge.Ticking = false;
        await _rig.Unready("market_data", "seconds");

        await Refused("stale_market_data");
        await _rig.Reads(Open);
        await Cancel();
        await _rig.Status(Open, "canceled");

        _rig.Bridge.Ticking = true;
        await Recovered();
    }

    [Fact]
    public async Task The_kill_switch_cancels_what_is_open_even_across_a_broken_link_and_a_person_may_cancel_too()
    {
        var port = _rig.Proxy.Target;
        _rig.Proxy.Target = 1;
        _rig.Proxy.Cut();
        await _rig.Unready("link", "ended");
        (await _rig.Http.PostAsync("/api/emergency-stop", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Refused("kill_switch");
        await Cancel();
        _rig.Proxy.Target = port;
        await _rig.Status(Open, "canceled");
        _rig.Bridge.CarriedOut.OfType<SubmitCancel>().ShouldHaveSingleItem();

        (await _rig.Http.DeleteAsync("/api/emergency-stop")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Recovered();
    }

    private async Task Refused(string check)
    {
        var sent = _rig.Bridge.CarriedOut.Count;
        var body = await GatewayRig.Problem(await _rig.Place(), 422, "refused_by_risk");
        body.GetProperty("failed_checks").EnumerateArray().Select(c => c.GetProperty("check").GetString()).ShouldContain(check, body.ToString());
        _rig.Bridge.CarriedOut.Count.ShouldBe(sent);
    }

    private async Task Cancel() => (await _rig.Http.DeleteAsync($"/api/orders/{Open}")).StatusCode.ShouldBe(HttpStatusCode.Accepted);

    private async Task Recovered()
    {
        await _rig.Ready();
        await _rig.Open("after");
    }
}
