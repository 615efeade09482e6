using System.Runtime.InteropServices;
using FsCheck.Xunit;
using Kiwoom.Bridge.Doctor.Probe;
using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>Probes on a control that does as it likes: odd orders of events, blank answers, calls that fail before or after the order left,
/// wrong return codes, a session that is cut, dialogs, a server that changes, a person who stops it.</summary>
public class ProbeProperties
{
    [Property(MaxTest = 150, EndSize = int.MaxValue)]
    public void Whatever_the_control_does_nothing_goes_to_another_server_and_no_open_order_is_left_without_a_word(int seed)
    {
        var random = new Random(seed);
        var faults = random.Next(3);
        var rig = new ProbeRig(simulated: new SimulatedKiwoomOptions
        {
            Seed = seed & 0xffff,
            OddOrderProbability = 0.7,
            LateAnswer = TimeSpan.FromSeconds(random.Next(4)),
            BlankAnswerProbability = random.Next(2) * 0.4,
            OrdersPerSecond = random.Next(2) == 0 ? 5 : 1,
        });
        if (random.Next(4) == 0)
            rig.Api.Querying = _ => rig.Api.Server = random.Next(12) == 0 ? "0" : rig.Api.Server;
        rig.Api.Sending = _ =>
        {
            rig.Venue.OnArrival = random.Next(3) == 0 ? [(70_500, 1)] : [];
            Go(random, rig, faults);
        };
        rig.Api.Sent = _ => Go(random, rig, faults);
        if (random.Next(3) == 0)
            rig.Api.ReturnCode = code => random.Next(4) == 0 ? -307 : code;
        rig.Api.Registering = () =>
        {
            if (random.Next(8) == 0)
                throw new COMException("the control failed");
        };

        var report = rig.Run(new ProbeOptions { WithOrders = true, FillShares = random.Next(3), WatchFor = TimeSpan.FromSeconds(2), WithPopup = random.Next(2) == 0 });

        rig.Api.OrdersNotOnMock.ShouldBe(0);
        report.Findings.Select(f => f.Number).ShouldBe(Enumerable.Range(1, 10));
        var named = report.Left.Select(l => l.OrderNo).ToHashSet();
        foreach (var open in rig.OpenOrders)
        {
            (named.Contains(open.No.Value) || report.Left.Any(l => l.OrderNo is null && l.RqName == open.Booked.RqName))
                .ShouldBeTrue($"order {open.No} ({open.Booked.RqName}) is open and the report names {string.Join(", ", report.Left)}");
        }

        if (report.End == ProbeEnd.Complete)
            rig.OpenOrders.Count().ShouldBeLessThanOrEqualTo(report.Left.Count);
    }

    private static void Go(Random random, ProbeRig rig, int faults)
    {
        switch (random.Next(40))
        {
            case 0 when faults > 0:
                rig.Server.LogInElsewhere();
                break;
            case 1 or 2 or 3 when faults > 0:
                throw new COMException("the control failed", unchecked((int)0x8000FFFF));
            case 4 when faults > 1:
                rig.Stop.Cancel();
                break;
            case 5 or 6:
                rig.Pass(TimeSpan.FromSeconds(random.Next(20)));
                break;
        }
    }
}
