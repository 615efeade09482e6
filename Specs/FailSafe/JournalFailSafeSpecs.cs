using System.Diagnostics;
using System.Net;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Kiwoom.Specs.FailSafe;

/// <summary>While the journal cannot be written no order leaves and every caller hears why; quotes and reading go on from memory, and once it can
/// be written again everything goes on by itself, with each fill that came meanwhile counted once.</summary>
public class JournalFailSafeSpecs(ITestOutputHelper output)
{
    private const string Open = "open";
    private readonly CommitFault _disk = new();

    [Fact]
    public async Task With_the_disk_full()
    {
        var directory = Directory.CreateTempSubdirectory("kiwoom-full-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", directory);
        output.WriteLine(mounted ? "a file system of 16 MB" : "the commit fails as it does on a full disk; no file system could be mounted");
        var ballast = Path.Combine(directory, "ballast");
        try
        {
            await using var rig = await TradingGateway.Start(_disk, directory);
            await Suspends(
                rig,
                () =>
                {
                    if (mounted)
                        FillUp(ballast);
                    else
                        _disk.Always = new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL);
                },
                () =>
                {
                    _disk.Always = null;
                    File.Delete(ballast);
                },
                "disk_full",
                "the disk is full");
        }
        finally
        {
            if (mounted)
                Run("umount", directory).ShouldBeTrue();
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task With_the_file_read_only()
    {
        await using var rig = await TradingGateway.Start(_disk);
        await Suspends(rig, () => _disk.IsReadOnly = true, () => _disk.IsReadOnly = false, "read_only", "cannot be written");
    }

    [Fact]
    public async Task With_the_file_locked_by_another_program()
    {
        await using var rig = await TradingGateway.Start(_disk);
        using var other = new SqliteConnection($"Data Source={rig.JournalFile};Pooling=False");
        other.Open();
        await Suspends(rig, () => JournalSchema.Execute(other, "BEGIN IMMEDIATE"), () => JournalSchema.Execute(other, "ROLLBACK"), "locked", "locked");
    }

    [Fact]
    public async Task With_a_disk_that_fails_every_sync_and_cannot_even_tell_what_is_on_it()
    {
        await using var rig = await TradingGateway.Start(_disk);
        await Suspends(rig, () => _disk.Always = new SqliteException("disk I/O error", SQLitePCL.raw.SQLITE_IOERR, 1034), () => _disk.Always = null, "disk_fault", "the disk fails", isUnknownAtFirst: true);
    }

    private static async Task Suspends(TradingGateway rig, Action breakIt, Action mendIt, string reason, string words, bool isUnknownAtFirst = false)
    {
        await rig.Open(Open);
        var sent = rig.Bridge.CarriedOut.Count;
        breakIt();

        // The first to write finds it out; where even that is in doubt, it is told so.
        using (var first = await rig.Place("first"))
        {
            if (isUnknownAtFirst && first.StatusCode == HttpStatusCode.GatewayTimeout)
                await GatewayRig.Problem(first, 504, "outcome_unknown");
            else
                await Refused(first, reason);
        }

        rig.Bridge.Fill(Open, 1);
        for (var i = 0; i < 3; i++)
        {
            await Refused(await rig.Place(), reason);
            await Refused(await rig.Http.DeleteAsync($"/api/orders/{Open}"), reason);
            await rig.Reads(Open);
        }

        await rig.Unready("journal", words);
        rig.Bridge.CarriedOut.Count.ShouldBe(sent, "what is not on disk does not leave");

        mendIt();
        await rig.Ready();
        await TradingGateway.Until(async () => (await rig.Order(Open)).GetProperty("cum_qty").GetInt64() == 1, () => "the fill is lost");
        await rig.Open("after");
        (await rig.Place("first")).StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
        (await GatewayRig.Body(await rig.Http.GetAsync("/api/executions"))).GetArrayLength().ShouldBe(1);
        JournalVerifier.Verify(rig.Data).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    private static async Task Refused(HttpResponseMessage response, string reason)
    {
        var body = await GatewayRig.Problem(response, 503, "journal_unavailable");
        body.GetProperty("reason").GetString().ShouldBe(reason);
    }

    private static void FillUp(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        try
        {
            while (true)
                stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
