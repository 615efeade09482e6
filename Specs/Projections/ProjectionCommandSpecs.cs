using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Processes;
using Kiwoom.Specs.Supabase;
using Npgsql;

namespace Kiwoom.Specs.Projections;

/// <summary>The command line, as an operator runs it.</summary>
[Trait("Category", "Process")]
public sealed class ProjectionCommandSpecs
{
    [Fact]
    public async Task Projections_are_written_listed_and_written_anew()
    {
        var past = Histories.Long;
        await using var database = await SupabaseDatabase.Create();
        await using var rig = await MirrorRig.Start(new DirectTarget(database.Mirror));
        await rig.Write(past);
        Configure(rig.DataDirectory, database.Mirror);

        var written = await Run("projection", "run-once", "--data", rig.DataDirectory);
        written.ExitCode.ShouldBe(0, written.Error);
        await MirroredTables.ShouldHold(database.Superuser, past.Journal);

        await database.Run("DELETE FROM public.orders WHERE client_order_id = (SELECT min(client_order_id) FROM public.orders)");
        var rebuilt = await Run("projection", "rebuild", "orders", "--data", rig.DataDirectory);
        rebuilt.ExitCode.ShouldBe(0, rebuilt.Error);
        rebuilt.Error.ShouldContain("rows removed");
        await MirroredTables.ShouldHold(database.Superuser, past.Journal);

        var listed = await Run("projection", "list", "--json", "--data", rig.DataDirectory);
        var rows = JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().ToList();
        rows.Select(r => r.GetProperty("projection").GetString()).ShouldBe(
            Projection.OfStreams.Where(p => p != Projection.Strategies).Select(p => p.Name), ignoreOrder: true);
        rows.ShouldAllBe(r => r.GetProperty("position").GetInt64() == past.Journal.Count && r.GetProperty("behind").GetInt64() == 0);

        (await Run("projection", "rebuild", "no-such", "--data", rig.DataDirectory)).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(2), r => r.Error.ShouldContain("orders, executions"));
    }

    [Fact]
    public async Task A_running_gateway_mirrors_what_its_journal_holds_and_says_how_far_it_is()
    {
        var past = Histories.Long;
        await using var database = await SupabaseDatabase.Create();
        await using var rig = await MirrorRig.Start(new DirectTarget(database.Mirror));
        await rig.Write(past);
        await rig.CloseJournal();
        Configure(rig.DataDirectory, database.Mirror);

        await using var gateway = NodeProcess.Gateway(rig.DataDirectory);
        var http = await gateway.Http();
        await gateway.Until(
            async () => (await GatewayRig.Body(await http.GetAsync("/api/projections"))).GetProperty("projections").EnumerateArray()
                .Where(p => p.GetProperty("projection").GetString() != "prices").All(p => p.GetProperty("state").GetString() == "live" && p.GetProperty("lag_events").GetInt64() == 0),
            () => "the mirror did not come up to date");

        // The gateway's own first events may be there too.
        (await database.One<long>("SELECT count(*) FROM public.audit_log")).ShouldBeGreaterThanOrEqualTo(past.Journal.Count);
        (await database.One<long>("SELECT count(*) FROM public.order_executions")).ShouldBe(past.Journal.Count(j => j.Event is OrderExecuted));
        (await GatewayRig.Body(await http.GetAsync("/api/projections"))).GetProperty("target").GetString().ShouldNotBeNull().ShouldNotContain(SupabaseDatabase.RolePassword);
        gateway.Lines.ShouldAllBe(line => !line.Contains(SupabaseDatabase.RolePassword));
    }

    private static void Configure(string data, string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        var passfile = Path.Combine(data, "pgpass");
        File.WriteAllText(passfile, $"{parts.Host}:{parts.Port}:{parts.Database}:{parts.Username}:{parts.Password}\n");
        File.SetUnixFileMode(passfile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var address = $"Host={parts.Host};Port={parts.Port};Database={parts.Database};Username={parts.Username};Passfile={passfile}";
        File.WriteAllText(Path.Combine(data, GatewaySettings.FileName), JsonSerializer.Serialize(new { mirror = new { postgres = address, rows_per_second = (int?)null } }));
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kiwoom-gateway.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SourceTree.Root,
        };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
