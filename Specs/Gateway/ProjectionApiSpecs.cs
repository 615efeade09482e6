using System.Net;
using Kiwoom.Actors.Security;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Gateway;

public sealed class ProjectionApiSpecs : IAsyncLifetime
{
    private GatewayRig _rig = null!;

    public async Task InitializeAsync() => _rig = await GatewayRig.Start();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_viewer_of_all_accounts_reads_how_far_the_mirror_is_behind_and_why()
    {
        _rig.Around.Mirrored.Add(Stopped());
        using var client = _rig.Client(_rig.Token(PermissionLevel.Viewer));
        var answer = await client.GetAsync("/api/projections");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await GatewayRig.Body(answer);
        body.GetProperty("target").GetString().ShouldBe("a target");
        var projection = body.GetProperty("projections").EnumerateArray().ShouldHaveSingleItem();
        projection.GetProperty("projection").GetString().ShouldBe("orders");
        projection.GetProperty("state").GetString().ShouldBe("stopped");
        (projection.GetProperty("lag_events").GetInt64(), projection.GetProperty("lag_seconds").GetDecimal()).ShouldBe((12, 3.5m));
        projection.GetProperty("reason").GetString().ShouldBe("another history");
        projection.GetProperty("positions").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_viewer_of_one_account_sees_neither_other_accounts_nor_the_target()
    {
        _rig.Around.Mirrored.Add(Stopped());
        using var client = _rig.Client(_rig.Token(PermissionLevel.Viewer, "kim", GatewayRig.Account));
        var text = await client.GetStringAsync("/api/projections");

        text.ShouldContain($"account-{GatewayRig.Account}");
        text.ShouldNotContain(GatewayRig.Other.Value);
        text.ShouldNotContain("a target");
        text.ShouldNotContain("another history");
    }

    private static ProjectionStatus Stopped() => new(
        Projection.Orders, ProjectionState.Stopped, "another history",
        [new StreamPosition($"account-{GatewayRig.Account}", 5, new string('a', 64)), new StreamPosition($"account-{GatewayRig.Other}", 6, new string('b', 64))], 12, 3.5m, "another history",
        DateTimeOffset.UnixEpoch, 3);
}
