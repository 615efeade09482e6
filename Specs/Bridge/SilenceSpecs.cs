using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Bridge;

/// <summary>Real-time data that stops while GetConnectState stays 1 (fact sheet §11, no. 11).</summary>
public sealed class SilenceSpecs
{
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private int _registrations;

    [Fact]
    public void Prices_that_fall_silent_in_the_session_are_told_and_registered_again_once_and_orders_go_on()
    {
        var rig = Listening(new TimeOnly(10, 0));
        rig.Pass(_silence - TimeSpan.FromSeconds(10), _look);
        rig.Session.Text.ShouldBeNull();
        var registered = _registrations;

        rig.Pass(TimeSpan.FromMinutes(1), _look);
        rig.Session.LoggedIn.ShouldBeTrue();
        rig.Session.Text.ShouldNotBeNull().ShouldStartWith("No real-time price for 00:0");
        _registrations.ShouldBe(registered + 1);
        rig.Restarts.ShouldBeEmpty();

        Trade(rig);
        rig.Session.Text.ShouldBeNull();
        rig.Pass(_silence + TimeSpan.FromMinutes(1), _look);
        _registrations.ShouldBe(registered + 2, "it fell silent another time");
    }

    [Fact]
    public void Prices_that_never_come_though_they_are_wanted_are_told_and_registered_again()
    {
        var rig = Counting(new TimeOnly(10, 0));
        rig.Pass(_silence, _look);
        rig.Link.Give(ScriptedVenue.Samsung);
        rig.Pass(_silence - TimeSpan.FromSeconds(10), _look);
        rig.Session.Text.ShouldBeNull("they are wanted for less than that");
        _registrations.ShouldBe(1);
        rig.Pass(TimeSpan.FromMinutes(1), _look);
        rig.Session.Text.ShouldNotBeNull().ShouldStartWith("No real-time price for 00:0");
        _registrations.ShouldBe(2);
    }

    [Fact]
    public void Nobody_misses_prices_that_nobody_wants()
    {
        var rig = Listening(new TimeOnly(10, 0));
        rig.Link.Give();
        var registered = _registrations;
        rig.Pass(_silence * 2, _look);
        rig.Session.Text.ShouldBeNull();
        _registrations.ShouldBe(registered);
    }

    [Fact]
    public void After_the_close_silence_is_no_trouble()
    {
        var rig = Listening(new TimeOnly(15, 19));
        var registered = _registrations;
        rig.Pass(_silence * 2, _look);
        rig.Session.Text.ShouldBeNull();
        _registrations.ShouldBe(registered);
    }

    private BridgeRig Counting(TimeOnly startsAt) => new(startsAt: startsAt, control: r => FailingKiwoom.Before(r.Api, (name, _) =>
    {
        _registrations += name == nameof(IKiwoomApi.SetRealReg) ? 1 : 0;
        return false;
    }));

    private BridgeRig Listening(TimeOnly startsAt)
    {
        var rig = Counting(startsAt);
        rig.Link.Give(ScriptedVenue.Samsung);
        rig.PassSeconds(1);
        Trade(rig);
        return rig;
    }

    private static void Trade(BridgeRig rig)
    {
        rig.Venue.Tape.Traded(new VenueTrade(ScriptedVenue.Samsung, 70_500, 3, Side.Buy, rig.Venue.Quote, rig.Time.GetUtcNow()));
        rig.PassSeconds(4);
    }
}
