using System.Net;
using Kiwoom.Gateway.Doctor;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Replay;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.FailSafe;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;
using Kiwoom.Specs.Projections;
using Kiwoom.Specs.Supabase;

namespace Kiwoom.Specs.Postgres;

/// <summary>The whole gateway on PostgreSQL, journal and mirror both, which crashes in the middle of a trading day.</summary>
[Trait("Category", "Process")]
public class PostgresGatewaySpecs
{
    [Fact]
    public async Task While_the_server_is_away_orders_are_refused_reading_goes_on_and_all_recovers_by_itself()
    {
        using var data = new TemporaryDirectory();
        await using var server = await PostgresServer.Start();
        var database = await server.NewDatabase();
        var mirror = await server.NewDatabase();
        await SupabaseDatabase.Apply(mirror, [SupabaseFiles.PlainPostgres, .. SupabaseFiles.Migrations]);
        var address = PostgresAddress.WithPassfile(data.Path, database);
        await using (var rig = await TradingGateway.Start(directory: data.Path, address: JournalAddress.PostgresPrefix + address, mirror: PostgresAddress.WithPassfile(data.Path, mirror)))
        {
            await rig.Open("open");
            var sent = rig.Bridge.CarriedOut.Count;
            await server.Stop("KILL");

            // The first to write finds it out, and its own outcome may be in doubt.
            using (var first = await rig.Place("first"))
            {
                if (first.StatusCode == HttpStatusCode.GatewayTimeout)
                    await GatewayRig.Problem(first, 504, "outcome_unknown");
                else
                    (await GatewayRig.Problem(first, 503, "journal_unavailable")).GetProperty("reason").GetString().ShouldBe("unreachable");
            }

            rig.Bridge.Fill("open", 1);
            (await GatewayRig.Problem(await rig.Place(), 503, "journal_unavailable")).GetProperty("reason").GetString().ShouldBe("unreachable");
            await rig.Reads("open");
            await rig.Unready("journal", "cannot be reached");
            rig.Bridge.CarriedOut.Count.ShouldBe(sent, "what is not durable does not leave");

            await server.Resume();
            await rig.Ready();
            await TradingGateway.Until(async () => (await rig.Order("open")).GetProperty("cum_qty").GetInt64() == 1, () => "the fill is lost");
            await rig.Open("after");
            (await rig.Place("first")).StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
            rig.Bridge.Fill("after", 2);
            await TradingGateway.Until(async () => (await rig.Order("after")).GetProperty("cum_qty").GetInt64() == 2, () => "the fill is lost");
            await Mirrored(rig);
            await rig.Node.Stop();
        }

        // What the mirror had not written at the stop is written by the command, and then the tables are what the journal makes of them.
        await using (var rest = NodeProcess.GatewayCommand("projection", "run-once", "--data", data.Path))
            (await rest.End()).ShouldBe(0, string.Join('\n', rest.Lines));
        var reader = new JournalReader(JournalSource.At(new JournalAddress.InPostgres(database)), GatewayEvents.Catalog);
        await MirroredTables.ShouldHold(mirror, [.. reader.Page(MirrorRig.Stream, 1, int.MaxValue).Select(record => record.Event)]);

        File.Exists(JournalFile.In(data.Path)).ShouldBeFalse();
        JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(database))).Outcome.ShouldBe(VerifyOutcome.Intact);
        ReplayedAccounts.Of(data.Path, TimeProvider.System, null, null, verifyHashes: true).Summary.Orders.ShouldBeGreaterThanOrEqualTo(3);
        new Examination(data.Path, [], TimeProvider.System).Run().Single(finding => finding.Check == "journal").ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Ok), finding => finding.Text.ShouldContain("intact"), finding => finding.Text.ShouldContain("postgresql://127.0.0.1"));
    }

    private static Task Mirrored(TradingGateway rig)
    {
        var seen = string.Empty;
        return TradingGateway.Until(
            async () =>
            {
                var body = await GatewayRig.Body(await rig.Http.GetAsync("/api/projections"));
                seen = body.ToString();
                return body.GetProperty("projections").EnumerateArray().All(p => p.GetProperty("state").GetString() == "live" && p.GetProperty("lag_events").GetInt64() == 0);
            },
            () => seen);
    }
}
