using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Projections;

/// <summary>Accounts with a past.</summary>
internal static class Histories
{
    private const int Rounds = 20;
    private static readonly Lazy<AccountRig> _long = new(MakeLong);

    /// <summary>One with everything that makes a row: fills, cancels, refusals, an emergency stop, an order from elsewhere that turned out to be ours,
    /// differences, and a closed day. Not to be changed.</summary>
    internal static AccountRig Long => _long.Value;

    /// <summary>The history of a seed, as the account's own properties play it, with the night after it.</summary>
    internal static AccountRig Of(int seed)
    {
        var rig = AccountProperties.Play(new Random(seed), elsewhere: true, steps: 60);
        rig.TickAfter(TimeSpan.FromHours(6));
        rig.TickAfter(TimeSpan.FromHours(18));
        return rig;
    }

    /// <summary>An order's fill arrives before its acknowledgement and without its id: it seems to come from elsewhere until the bridge knows better.</summary>
    internal static void Adopt(AccountRig rig, string id, string number)
    {
        rig.Placed(Buy(id));
        rig.Fill(id, number, 4, 70_000, 4, 10, named: false);
        rig.Report(new OrderAcknowledged(Number, rig.Submit(ClientOrderId.Parse(id)).Id, ClientOrderId.Parse(id), Day, BrokerOrderNo.Parse(number)));
    }

    private static AccountRig MakeLong()
    {
        var rig = new AccountRig();
        for (var i = 0; i < Rounds; i++)
        {
            Pass(rig);
            rig.Accepted(Buy($"b-{i}"), $"{i + 1:D7}");
            rig.Fill($"b-{i}", $"{i + 1:D7}", 4, 70_000, 4, 10);
            Pass(rig);
            if (i == Rounds - 1)
            {
                rig.Cancel($"b-{i}");
                continue;
            }

            rig.Fill($"b-{i}", $"{i + 1:D7}", 6, 70_000, 10, 10);
            Pass(rig);
            rig.Accepted(Sell($"s-{i}"), $"{i + 101:D7}");
            rig.Fill($"s-{i}", $"{i + 101:D7}", 10, 70_100, 10, 10, Side.Sell);
        }

        Pass(rig);
        Adopt(rig, "late", "0000900");
        rig.Place(Buy("too-many", quantity: 1_000_000));
        rig.Send(new EngageKillSwitch(rig.NextCause(), Trader, Number, "prices look wrong", Liquidate: false));
        rig.Send(new ReleaseKillSwitch(rig.NextCause(), Admin, Number, "they were right"));
        rig.TickAfter(TimeSpan.FromHours(6));
        rig.TickAfter(TimeSpan.FromHours(18));
        return rig;
    }

    private static void Pass(AccountRig rig)
    {
        rig.Now += TimeSpan.FromSeconds(20);
        foreach (var symbol in new[] { Samsung, Hynix, Kakao })
            rig.Trade(symbol, rig.Market.QuoteOf(symbol)!.Last);
    }
}
