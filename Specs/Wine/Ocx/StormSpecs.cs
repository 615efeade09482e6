using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kiwoom.Specs.OcxDriver;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>More events than a busy market has.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class StormSpecs
{
    private const int Few = 20_000;
    private const int Many = 200_000;

    // More than what is left over between two measurements, far less than 200,000 events kept would take.
    private const double MostGrowth = 1.3;

    [Fact]
    public async Task A_storm_arrives_whole_and_in_order_lets_calls_through_and_leaves_no_memory_behind()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        await control.Call("$fids", 10, 13);
        var few = await Tally(control, Few);
        var sent = await Raise(book, 0, Few);
        DrivenControl.Result(await few)!.ShouldBeJson(sent);
        var memory = await InUse(control);

        var many = await Tally(control, Many);
        var storm = Raise(book, Few, Many);
        await control.Until("$tallied", n => (int)n > 0);
        await control.Call("GetMasterCodeName", "005930");
        book.Calls.Count.ShouldBe(1);
        many.IsCompleted.ShouldBeFalse("the call was served between the events");
        DrivenControl.Result(await many)!.ShouldBeJson(await storm);
        ((double)await InUse(control) / memory).ShouldBeLessThan(MostGrowth);
        control.Lines.Count.ShouldBe(1, "nothing but 'ready': no event too many, and no fault");
    }

    /// <summary>Has events taken from now on; the question after it is answered when that has begun.</summary>
    private static async Task<Task<JsonNode>> Tally(DrivenControl control, int events)
    {
        var (_, answer) = control.Ask("$tally", events);
        ((int)(await control.Call("$tallied"))!).ShouldBe(0);
        return answer;
    }

    /// <summary>Raises events that all differ; gives the tally that they must make.</summary>
    private static async Task<JsonNode> Raise(CallBook book, int first, int events)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = first; i < first + events; i++)
        {
            var (price, volume) = ($"+{70_000 + (i % 150 * 100)}", i.ToString(CultureInfo.InvariantCulture));
            await book.RaiseReal("005930", "주식체결", (10, price), (13, volume));
            digest.AppendData(LineOut.Bytes(new
            {
                @event = "OnReceiveRealData",
                args = new { sRealKey = "005930", sRealType = "주식체결", sRealData = "" },
                data = new Dictionary<string, string> { ["10"] = price, ["13"] = volume },
            }));
        }

        return new JsonObject { ["events"] = events, ["sha256"] = Convert.ToHexString(digest.GetHashAndReset()) };
    }

    /// <summary>Memory in use, in kB. What the runtime has not collected yet would follow the machine's load and not the events.</summary>
    private static async Task<long> InUse(DrivenControl control)
    {
        await control.Call("$memory");
        return WorkingSet(control.Process.Id);
    }

    /// <summary>Resident memory of a process in kB, as Linux has it.</summary>
    private static long WorkingSet(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
