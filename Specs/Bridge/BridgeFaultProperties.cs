using FsCheck.Xunit;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Bridge;

/// <summary>Whole bridges under faults: a journal that refuses or loses its answer, a link that breaks, a process that dies, events in odd
/// orders. What the broker's ledger says is the truth.</summary>
public class BridgeFaultProperties
{
    [Property(MaxTest = 25)]
    public void Without_a_crash_every_fill_arrives_once_and_every_command_has_an_outcome(int seed)
    {
        var (rig, commands) = Live(seed, crashes: false);
        rig.Link.Reports.OfType<ExecutionReported>().Select(Told).ShouldBe(Fills(rig), ignoreOrder: true);
        foreach (var command in commands)
        {
            rig.Link.Reports.ShouldContain(
                r => (r is OrderAcknowledged && ((OrderAcknowledged)r).Command == command) || (r is CommandRefused && ((CommandRefused)r).Command == command)
                    || (r is CommandInDoubt && ((CommandInDoubt)r).Command == command),
                $"{command} has no outcome");
        }
    }

    [Property(MaxTest = 25)]
    public void Whatever_crashes_nothing_is_sent_twice_and_no_fill_is_told_twice(int seed)
    {
        var (rig, _) = Live(seed, crashes: true);
        var told = rig.Link.Reports.OfType<ExecutionReported>().Select(Told).ToArray();
        told.ShouldBeUnique();
        told.Except(Fills(rig)).ShouldBeEmpty();
        var snapshot = rig.Link.Reports.OfType<BrokerSnapshot>().Last();
        snapshot.Complete.ShouldBeTrue();
        snapshot.Orders.Sum(o => o.CumulativeQuantity).ShouldBe(Fills(rig).Sum(f => f.Quantity));
    }

    internal static (BridgeRig Rig, List<CommandId> Commands) Live(int seed, bool crashes)
    {
        var random = new Random(seed);
        var journal = new InMemoryJournal();
        var rig = new BridgeRig(simulated: new SimulatedKiwoomOptions { OddOrderProbability = 0.5, Seed = seed & 0xffff }, journal: journal, seed: (ulong)(uint)seed);
        var given = new List<IBrokerCommand>();
        for (var step = 0; step < 30; step++)
        {
            switch (random.Next(crashes ? 7 : 6))
            {
                case 0 or 1:
                    rig.Venue.OnArrival = random.Next(2) == 0 ? [(70_000, 3), (69_900, 2)] : [];
                    var order = rig.Buy($"c{step}", price: 70_000 - (random.Next(2) * 100));
                    given.Add(order);
                    rig.Link.Give(order);
                    break;
                case 2 when given.Count > 0:
                    rig.Link.Give(given[random.Next(given.Count)]);
                    break;
                case 3:
                    journal.FailNext(new[] { JournalFault.Refused, JournalFault.UnknownWritten, JournalFault.UnknownNotWritten }[random.Next(3)]);
                    break;
                case 4:
                    rig.Link.Disconnect();
                    rig.PassSeconds(random.NextDouble());
                    rig.Link.Connect();
                    break;
                case 5 when rig.Link.Reports.OfType<OrderAcknowledged>().LastOrDefault() is { } last && last.Command.Value[0] == 'c':
                    var cancel = rig.Cancel($"x{step}", last.Command.Value, 5);
                    given.Add(cancel);
                    rig.Link.Give(cancel);
                    break;
                case 6:
                    rig.Kill();
                    rig.Start();
                    break;
            }

            rig.PassSeconds(random.NextDouble() * 0.6);
        }

        // The desk backs off for up to ten seconds after each fault of its journal, and several may be left.
        rig.Pass(TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(100));
        rig.Link.Give(new RequestSnapshot(CommandId.Parse("last"), BridgeRig.Account));
        rig.PassSeconds(5);
        var commands = given.Select(g => g.Id).Distinct().ToList();
        rig.Ledger.Orders.Count().ShouldBeLessThanOrEqualTo(commands.Count, "more orders at the broker than commands");
        return (rig, commands);
    }

    private static (string Number, long Quantity, long Price, string Execution) Told(ExecutionReported e) =>
        (e.BrokerOrderNo.Value, e.Quantity, e.Price, e.ExecutionId.Value[(e.ExecutionId.Value.LastIndexOf('-') + 1)..]);

    internal static (string Number, long Quantity, long Price, string Execution)[] Fills(BridgeRig rig) =>
        [.. rig.Ledger.Orders.SelectMany(o => o.Fills.Select(f => (o.No.Value, f.Quantity, f.Price, f.ExecutionNo.ToString())))];
}
