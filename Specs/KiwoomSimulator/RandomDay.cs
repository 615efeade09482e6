using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>Orders, changes, cancels and fills drawn from a seed.</summary>
internal static class RandomDay
{
    public static void Play(Desk desk, Random random, int steps)
    {
        for (var step = 0; step < steps; step++)
            Step(desk, random);
        desk.Pass(TimeSpan.FromSeconds(30));
    }

    private static void Step(Desk desk, Random random)
    {
        var price = 69_000 + (100 * random.Next(0, 20));
        var open = desk.Ledger.Orders.Where(o => o.Open > 0).ToList();
        var one = open.Count > 0 ? open[random.Next(open.Count)] : null;
        switch (random.Next(6))
        {
            case 0 or 1:
                desk.Send(1, random.Next(1, 50), price).ShouldBe(0);
                break;
            case 2:
                desk.Send(2, random.Next(1, 30), price).ShouldBe(0);
                break;
            case 3 when one is not null:
                desk.Send(one.Booked.Side == Side.Buy ? 5 : 6, random.Next(0, 40), price, original: one.No.Value).ShouldBe(0);
                break;
            case 4 when one is not null:
                desk.Send(one.Booked.Side == Side.Buy ? 3 : 4, random.Next(0, 40), 0, original: one.No.Value).ShouldBe(0);
                break;
            case 5 when one is not null && desk.Venue.Open.TryGetValue(one.VenueId, out var resting):
                desk.Venue.Fill(one.VenueId, one.Booked.Price, random.Next(1, (int)resting.Open + 1), desk.Clock.Now);
                break;
        }

        desk.Pass(TimeSpan.FromMilliseconds(random.Next(220, 600)));
    }
}
