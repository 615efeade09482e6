using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Bridge;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Recording;

/// <summary>A small day with everything that the order path meets. <c>Recording/GoldenSamples/session-1.jsonl</c> was recorded of it by
/// <c>dotnet run --project Specs -c Release -- record-golden-session FILE</c>.</summary>
/// <remarks>The file is a sample of format version 1 and of what the bridge reported when it was recorded. It is recorded again only where the bridge is
/// meant to report something else; for a new version of the format another file is put beside it.</remarks>
internal static class GoldenSession
{
    private const int OrdersFromElsewhere = 110;

    /// <summary>Records it into a new file.</summary>
    public static async Task<int> Write(string file)
    {
        await using var stream = new FileStream(file, FileMode.CreateNew);
        await stream.WriteAsync(Record());
        return 0;
    }

    public static byte[] Record()
    {
        // With this seed Chejan events overtake answers of some orders and not of others.
        var session = new RecordedRig(new SimulatedKiwoomOptions { OddOrderProbability = 0.6, Seed = 7, OrdersPerSecond = 100 }, seed: 7);
        var rig = session.Rig;
        rig.Link.Give(ScriptedVenue.Samsung);
        rig.PassSeconds(1);
        Quotes(rig, 70_300);
        var number = rig.Place("buy-1", quantity: 10, price: 70_000);
        rig.Fill(number, 70_000, 4);
        rig.Fill(number, 69_900, 6);
        rig.Place("buy-2", quantity: 20, price: 69_500);
        rig.Link.Give(rig.Replace("modify-2", "buy-2", 20, 69_600));
        rig.PassSeconds(1);
        rig.Fill(rig.NumberOf("modify-2"), 69_600, 5);
        rig.Place("buy-3", quantity: 7, price: 69_000);
        rig.Link.Give(rig.Cancel("cancel-3", "buy-3", 7));
        rig.PassSeconds(1);
        rig.Link.Acknowledge();
        rig.Link.Give(rig.Buy("reject-4", quantity: 20_000, price: 90_000));
        rig.PassSeconds(1);
        rig.Link.Give(rig.Buy("late-5", sendWithin: -1));
        Quotes(rig, 70_200);
        for (var i = 0; i < OrdersFromElsewhere; i++)
            rig.Server.PlaceFromHts(BridgeRig.Account, 1, ScriptedVenue.Samsung, 1, 68_000, "00", null, out _).ShouldNotBeNull();
        rig.PassSeconds(2);
        rig.Server.LogInElsewhere();
        rig.PassSeconds(1);
        rig.Link.Give(rig.Buy("out-6"));
        rig.PassSeconds(25);
        rig.Link.Disconnect();
        rig.Fill(rig.NumberOf("modify-2"), 69_600, 15);
        rig.Link.Connect();
        rig.Link.Give(rig.Buy("market-7", quantity: 3, type: OrderType.Market));
        rig.Link.Give(new RequestSnapshot(CommandId.Parse("lists-8"), BridgeRig.Account));
        rig.PassSeconds(8);
        Quotes(rig, 70_100);
        return session.Finish()[0];
    }

    private static void Quotes(BridgeRig rig, long price)
    {
        rig.Venue.Tape.Traded(new VenueTrade(ScriptedVenue.Samsung, price, 3, Side.Buy, rig.Venue.Quote, rig.Time.GetUtcNow()));
        rig.Venue.Tape.BookChanged(rig.Venue.Quote.Book!, 70_000);
        rig.PassSeconds(1);
    }
}
