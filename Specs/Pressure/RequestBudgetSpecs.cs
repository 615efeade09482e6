using Kiwoom.Specs.Gateway;

namespace Kiwoom.Specs.Pressure;

/// <summary>Who has used up the budget for orders can still cancel and stop.</summary>
public sealed class RequestBudgetSpecs
{
    [Fact]
    public async Task A_flood_of_orders_leaves_its_own_user_the_cancel_and_the_emergency_stop()
    {
        await using var rig = await GatewayRig.Start(new() { RequestsPerSecond = 1, RequestBurst = 3, SocketRecheck = TimeSpan.FromSeconds(10) });
        var (socket, reader) = await rig.Connect(rig.Token());
        using var _ = socket;
        using var client = rig.Client();
        while ((int)(await client.PostAsync("/api/orders", GatewayRig.Json(FloodRig.Json($"a-{Guid.NewGuid():N}")))).StatusCode != 429)
        {
        }

        ((int)(await client.DeleteAsync("/api/orders/nobody")).StatusCode).ShouldBe(404, "a cancel is looked at");
        (await reader.Ask("""{"action":"cancel_order","params":{"client_order_id":"nobody"}}""")).GetProperty("status").GetInt32().ShouldBe(404);
        ((int)(await client.PostAsync("/api/emergency-stop", null)).StatusCode).ShouldBe(200);
    }
}
