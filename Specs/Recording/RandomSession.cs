using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Bridge;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Recording;

/// <summary>A day of orders, changes, fills, prices, breaks of the link, lost logins and crashes, drawn from a seed.</summary>
internal static class RandomSession
{
    public static RecordedRig Live(int seed, bool masks = false, int steps = 25)
    {
        var random = new Random(seed);
        var session = new RecordedRig(new SimulatedKiwoomOptions { OddOrderProbability = 0.5, Seed = seed & 0xffff }, (ulong)(uint)seed, masks);
        var given = new List<IBrokerCommand>();
        for (var step = 0; step < steps; step++)
        {
            Step(session, random, given, step);
            session.Rig.PassSeconds(random.NextDouble() * 0.6);
        }

        session.Rig.Link.Give(new RequestSnapshot(CommandId.Parse("last"), BridgeRig.Account));
        session.Rig.PassSeconds(20);
        return session;
    }

    private static void Step(RecordedRig session, Random random, List<IBrokerCommand> given, int step)
    {
        var rig = session.Rig;
        var last = rig.Link.Reports.OfType<OrderAcknowledged>().LastOrDefault(a => a.Command.Value[0] == 'c');
        switch (random.Next(13))
        {
            case 0 or 1 or 2:
                rig.Venue.OnArrival = random.Next(2) == 0 ? [(70_000, 3), (69_900, 2)] : [];
                Give(rig, given, rig.Buy($"c{step}", price: 70_000 - (random.Next(2) * 100), type: random.Next(4) == 0 ? OrderType.Market : OrderType.Limit));
                break;
            case 3 when given.Count > 0:
                rig.Link.Give(given[random.Next(given.Count)]);
                break;
            case 4:
                rig.Link.Disconnect();
                rig.PassSeconds(random.NextDouble());
                rig.Link.Connect();
                break;
            case 5 when last is not null:
                Give(rig, given, new SubmitCancel(CommandId.Parse($"x{step}"), BridgeRig.Account, last.ClientOrderId, last.BrokerOrderNo, ScriptedVenue.Samsung, Side.Buy, 5));
                break;
            case 6 when last is not null:
                Give(rig, given, new SubmitReplace(
                    CommandId.Parse($"r{step}"), BridgeRig.Account, last.ClientOrderId, last.BrokerOrderNo, ScriptedVenue.Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, 10, 69_800,
                    rig.Time.GetUtcNow().AddSeconds(30)));
                break;
            case 7 when rig.Ledger.Orders.LastOrDefault(o => o.Open > 0 && rig.Venue.Open.ContainsKey(o.VenueId)) is { } open:
                rig.Venue.Fill(open.VenueId, 69_900, random.Next(1, (int)rig.Venue.Open[open.VenueId].Open + 1), rig.Time.GetUtcNow());
                break;
            case 8:
                rig.Link.Give(ScriptedVenue.Samsung);
                rig.Venue.Tape.Traded(new VenueTrade(ScriptedVenue.Samsung, 70_300, 3, Side.Buy, rig.Venue.Quote, rig.Time.GetUtcNow()));
                rig.Venue.Tape.BookChanged(rig.Venue.Quote.Book!, 70_000);
                break;
            case 9:
                rig.Venue.NextRefusal = random.Next(2) == 0 ? VenueRefusal.OffTick : VenueRefusal.None;
                break;
            case 10 when rig.Link.Journal.Count > 0:
                rig.Link.Acknowledge();
                break;
            case 11 when random.Next(3) == 0:
                rig.Server.LogInElsewhere();
                break;
            case 12 when random.Next(3) == 0:
                session.Kill();
                rig.Start();
                break;
        }
    }

    private static void Give(BridgeRig rig, List<IBrokerCommand> given, IBrokerCommand command)
    {
        given.Add(command);
        rig.Link.Give(command);
    }
}
