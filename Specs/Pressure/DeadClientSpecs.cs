using System.Runtime.CompilerServices;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Clients;
using Kiwoom.Specs.Gateway;
using static Kiwoom.Specs.Pressure.FloodRig;

namespace Kiwoom.Specs.Pressure;

/// <summary>A client that stops reading is cut off, by time or by backlog, and what waited for it is freed; the others hear everything.</summary>
public sealed class DeadClientSpecs
{
    private const int TextLength = 50_000;

    [Theory]
    [InlineData(4_096, 300)]
    [InlineData(64, 2_000)]
    public async Task A_client_that_reads_nothing_is_cut_and_its_backlog_is_freed(int queue, int changes)
    {
        await using var rig = await GatewayRig.Start(new() { SocketQueue = queue, SocketSendLimit = TimeSpan.FromSeconds(1), SocketRecheck = TimeSpan.FromMilliseconds(50) });
        var (socket, reader) = await rig.Connect(rig.Token(user: "reads"), "reads");
        using var _ = socket;
        await reader.Next("balance");
        using var dead = await DeadClient.Connect(rig.Address, "dead", rig.Token(user: "dead"));
        await Eventually(() => Task.FromResult(rig.Around.Listeners == 2));
        var held = await Tell(rig, reader, changes);
        await Eventually(() => Task.FromResult(rig.Around.Listeners == 1));
        await Eventually(() =>
        {
            GC.Collect();
            return Task.FromResult(held.Count(text => text.IsAlive) == 0);
        });
        (await dead.ReadToEnd()).ShouldBeLessThan((long)changes * TextLength, "most of it never left");

        var again = await rig.Connect(rig.Token(user: "dead"), "dead");
        using var __ = again.Socket;
        await again.Reader.Next("balance");
    }

    /// <summary>Tells both clients of changes, and gives what must be collected once nobody waits for it. The one that reads hears all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> Tell(GatewayRig rig, WebSocketReader reader, int changes)
    {
        var held = new List<WeakReference>();
        for (var version = 2; version <= changes + 1; version++)
        {
            var text = new string((char)('a' + (version % 26)), TextLength);
            held.Add(new WeakReference(text));
            var order = new OrderSpec(ClientOrderId.Parse($"a-{version}"), GatewayRig.Samsung, Side.Buy, 10, OrderType.Market, null, null, TimeInForce.Day, TradingMode.Paper);
            rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, version, rig.Accounts.View(GatewayRig.Account, order) with { Text = text }));
            (await reader.Next("order")).GetProperty("version").GetInt64().ShouldBe(version);
        }

        return held;
    }
}
