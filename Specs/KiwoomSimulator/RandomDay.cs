using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>Orders, changes, cancels and fills drawn from a seed.</summary>
internal static class RandomDay
{
    /// <summary>Plays a day at a desk, and tells each step before it is done.</summary>
    public static void Play(Desk desk, Random random, int steps, Action<DayStep>? beforeStep = null)
    {
        for (var step = 0; step < steps; step++)
        {
            if (Deed(desk, random) is { } deed)
                Do(deed);
            Do(new DayStep.Pass(TimeSpan.FromMilliseconds(random.Next(220, 600))));
        }

        Do(new DayStep.Pass(TimeSpan.FromSeconds(30)));

        void Do(DayStep what)
        {
            beforeStep?.Invoke(what);
            what.Do(desk);
        }
    }

    private static DayStep? Deed(Desk desk, Random random)
    {
        var price = 69_000 + (100 * random.Next(0, 20));
        var open = desk.Ledger.Orders.Where(o => o.Open > 0).ToList();
        var one = open.Count > 0 ? open[random.Next(open.Count)] : null;
        return random.Next(6) switch
        {
            0 or 1 => new DayStep.Order(1, random.Next(1, 50), price),
            2 => new DayStep.Order(2, random.Next(1, 30), price),
            3 when one is not null => new DayStep.Order(one.Booked.Side == Side.Buy ? 5 : 6, random.Next(0, 40), price, one.No.Value),
            4 when one is not null => new DayStep.Order(one.Booked.Side == Side.Buy ? 3 : 4, random.Next(0, 40), 0, one.No.Value),
            5 when one is not null && desk.Venue.Open.TryGetValue(one.VenueId, out var resting) =>
                new DayStep.Fill(one.VenueId, one.Booked.Price, random.Next(1, (int)resting.Open + 1)),
            _ => null,
        };
    }
}
