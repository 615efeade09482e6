using System.Net;
using Kiwoom.Gateway.Audit;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Specs.FailSafe;
using Kiwoom.Specs.Processes;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Audit;

/// <summary>An auditor at the command line, beside a gateway that trades and after it.</summary>
[Trait("Category", "Process")]
public sealed class AuditCommandSpecs
{
    private const string Day = "2026-09-21";

    [Fact]
    public async Task An_auditor_reads_the_day_beside_the_running_gateway_and_finds_what_was_rewritten_after_it()
    {
        var data = Directory.CreateTempSubdirectory("kiwoom-audit-").FullName;
        try
        {
            await Trade(data);
            await ChecksAgainstHeads(data);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task Trade(string data)
    {
        await using var gateway = await TradingGateway.Start(directory: data);
        await gateway.Open("@SUM");
        gateway.Bridge.Fill("@SUM", 1);
        await gateway.Status("@SUM", "filled");
        using var refused = await gateway.Http.PostAsync("/api/orders", Specs.Gateway.GatewayRig.Json(
            """{"client_order_id":"too-big","symbol":"005930","side":"buy","quantity":900000,"order_type":"limit","price":69000}"""));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var report = Path.Combine(data, "report");
        (await Run("audit", "report", "--data", data, "--date", Day, "--out", report)).ShouldContain("2 orders, 1 executions");
        var html = await File.ReadAllTextAsync(Path.Combine(report, "report.html"));
        html.ShouldContain("@SUM: buy 1 005930 limit at 69,000: filled");
        html.ShouldContain("by kim");
        html.ShouldContain("order_amount");
        html.ShouldContain("account_reconciled.v1");
        var orders = await File.ReadAllLinesAsync(Path.Combine(report, "orders.csv"));
        orders.Single(l => l.Contains("@SUM", StringComparison.Ordinal)).ShouldContain(",'@SUM,"); // A spreadsheet must not take it for a formula.
        var checks = await File.ReadAllLinesAsync(Path.Combine(report, "risk_checks.csv"));
        checks.ShouldContain(l => l.Contains("@SUM,price_collar,", StringComparison.Ordinal) && l.EndsWith(",passed", StringComparison.Ordinal));
        checks.ShouldContain(l => l.Contains("@SUM,order_amount,The order,", StringComparison.Ordinal) && l.EndsWith(",69000,won,passed", StringComparison.Ordinal));
        checks.ShouldContain(l => l.Contains("too-big,", StringComparison.Ordinal) && l.EndsWith(",failed", StringComparison.Ordinal));
        (await File.ReadAllLinesAsync(Path.Combine(report, "executions.csv"))).Length.ShouldBe(2);

        (await Run(1, "audit", "report", "--data", data, "--date", Day, "--out", report)).ShouldContain("exists already");
        (await Run(2, "audit", "report", "--data", data, "--date", "yesterday")).ShouldContain("2026-11-24");
        (await Run(1, "audit", "report", "--data", data, "--date", Day, "--account", "8099999911", "--out", report + "2")).ShouldContain("no account");
        (await Run("audit", "report", "--data", data, "--date", "2026-09-20", "--out", report + "3")).ShouldContain("0 orders, 0 executions, 0 events");
        await gateway.Node.Stop();
    }

    private static async Task ChecksAgainstHeads(string data)
    {
        var kept = Path.Combine(data, "kept-elsewhere");
        Directory.CreateDirectory(kept);
        var (heads, key) = (Path.Combine(kept, "heads.jsonl"), Path.Combine(kept, "key.pem"));
        File.Copy(HeadPublisher.FileIn(data), heads); // The stopping gateway has signed.
        (await Run("audit", "key", "--data", data)).ShouldContain("BEGIN PUBLIC KEY");
        File.Copy(HeadKey.PublicPathIn(data), key, overwrite: true);
        (await Run("journal", "verify", "--data", data, "--heads", heads, "--key", key)).ShouldContain("intact");
        (await Run("audit", "sign", "--data", data)).ShouldContain("Nothing has changed");

        // The owner begins the history anew, with a chain that holds.
        await using (var connection = new SqliteConnection($"Data Source={Persistence.JournalFile.In(data)};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                DROP TRIGGER event_journal_refuses_delete; DELETE FROM event_journal; DELETE FROM journal_head; DELETE FROM snapshot_store;
                DELETE FROM sqlite_sequence;
                """;
            await command.ExecuteNonQueryAsync();
        }

        await using (var journal = await SqliteJournal.Open(data, Kiwoom.Gateway.Hosting.GatewayEvents.Catalog, TimeProvider.System))
            await Journal.JournalCalls.AppendAsync(journal, "account-8012345611", [new(1, TimeProvider.System.GetUtcNow(), new(Actors.Identity.CommandId.Parse("c")), new Actors.Account.ReportSeen())]);
        (await Run("journal", "verify", "--data", data)).ShouldContain("intact");
        (await Run(15, "journal", "verify", "--data", data, "--heads", heads, "--key", key)).ShouldContain("signed");
        await File.AppendAllTextAsync(heads, "not a head\n");
        (await Run(16, "journal", "verify", "--data", data, "--heads", heads, "--key", key)).ShouldContain("line");
    }

    private static Task<string> Run(params string[] arguments) => Run(0, arguments);

    private static async Task<string> Run(int exitCode, params string[] arguments)
    {
        await using var process = NodeProcess.GatewayCommand(arguments);
        var code = await process.End();
        var lines = string.Join('\n', process.Lines);
        code.ShouldBe(exitCode, lines);
        return lines;
    }
}
