using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Kiwoom.Bridge.Commands;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Recording;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Recording;

/// <summary>The shipped session plays as it was recorded, and a recording that was tampered with does not go unnoticed.</summary>
public sealed class GoldenSessionSpecs : IDisposable
{
    private static readonly Lazy<byte[]> _small = new(() =>
    {
        var session = new RecordedRig();
        session.Rig.Fill(session.Rig.Place("c1"), 70_000, 4);
        return session.Finish()[0];
    });

    private readonly TemporaryDirectory _directory = new();

    private static string File => Path.Combine(AppContext.BaseDirectory, "Recording/GoldenSamples/session-1.jsonl");

    private static string[] Lines => System.IO.File.ReadAllLines(File);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_golden_session_is_reported_as_it_was_when_it_was_recorded()
    {
        var played = RecordedRig.Play(System.IO.File.ReadAllBytes(File));
        played.Divergences.ShouldBeEmpty();
        (played.Orders, played.Executions, played.Commands, played.EndReason, played.IsTorn).ShouldBe((7L, 4L, 10L, "stopped", false));
        played.Events.Keys.ShouldBe(["OnEventConnect", "OnReceiveChejanData", "OnReceiveMsg", "OnReceiveRealData", "OnReceiveTrData"], ignoreOrder: true);
    }

    [Fact]
    public void It_holds_what_the_order_path_meets()
    {
        var text = string.Join('\n', Lines);
        foreach (var report in new[] { "order_acknowledged", "command_refused", "order_state_reported", "execution_reported", "holding_reported", "broker_snapshot" })
            text.ShouldContain($"\"$type\":\"{report}\"");
        text.ShouldContain("RC4025");
        text.ShouldContain("CommRqData\",\"a\":[\"TR-");
        Regex.IsMatch(text, "CommRqData\",\"a\":\\[\"TR-[0-9]+\",\"[a-z0-9]+\",2,").ShouldBeTrue("a list of more than one page");
        text.ShouldContain("\"k\":\"disconnected\"");
        text.ShouldContain("주식호가잔량");
        new FileInfo(File).Length.ShouldBeLessThan(500_000);
        ChejanBeforeAnswer().ShouldBeTrue("an event that overtook the answer of its order");
    }

    [Fact]
    public void A_changed_fill_is_found() => Played(Changed(Fills()[0], line => line.Replace("\"915\":\"4\"", "\"915\":\"3\"", StringComparison.Ordinal)))
        .ShouldContain(d => d.Kind == DivergenceKind.ReportDiffers && d.Expected!.Contains("\"quantity\":4") && d.Actual!.Contains("\"quantity\":3"));

    [Fact]
    public void A_missing_event_is_found()
    {
        var fill = Fills()[0];
        var played = Played([.. Lines.Where((_, i) => i != fill)]);
        played.ShouldContain(d => d.Expected!.Contains("execution_reported"));
    }

    [Fact]
    public void Events_in_another_order_are_found()
    {
        var (one, other) = (Fills()[0], Fills()[1]);
        var lines = Lines;
        (lines[one], lines[other]) = (lines[other], lines[one]);
        Played(lines).ShouldContain(d => d.Kind == DivergenceKind.ReportMissing || d.Kind == DivergenceKind.ReportDiffers || d.Kind == DivergenceKind.ReportUnexpected);
    }

    [Fact]
    public void A_call_that_was_not_recorded_is_found_and_so_is_one_that_is_not_made()
    {
        var order = Array.FindIndex(Lines, l => l.Contains("\"c\":\"SendOrder\""));
        var found = Played(Changed(order, line => line.Replace(",10,70000,", ",11,70000,", StringComparison.Ordinal)));
        found.ShouldContain(d => d.Kind == DivergenceKind.CallUnexpected && d.Actual!.Contains(", 10, 70000,"));
        found.ShouldContain(d => d.Kind == DivergenceKind.CallMissing && d.Line == order + 1 && d.Expected!.Contains(", 11, 70000,"));
    }

    [Fact]
    public void A_query_made_while_the_process_stopped_is_no_divergence_and_an_order_is_one()
    {
        var stop = Array.FindIndex(Lines, l => l.StartsWith("{\"k\":\"stop\"", StringComparison.Ordinal));
        string[] After(string call) => [.. Lines[..(stop + 1)], $"{{\"k\":\"call\",\"t\":620000000,{call}}}", .. Lines[(stop + 1)..]];
        Played(After("\"c\":\"SetInputValue\",\"a\":[\"조회구분\",\"9\"],\"r\":null")).ShouldBeEmpty();
        Played(After("\"c\":\"SendOrder\",\"a\":[\"buy-9\",\"1001\",\"8112345611\",1,\"005930\",10,70000,\"00\",\"\"],\"r\":0"))
            .ShouldHaveSingleItem().Kind.ShouldBe(DivergenceKind.CallMissing);
    }

    [Fact]
    public void Queries_in_another_order_are_found()
    {
        var lines = Lines;
        var inputs = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("SetInputValue") && lines[i].Contains("조회구분")).ToList();
        var (one, other) = (inputs[0], Array.FindIndex(lines, inputs[0], l => l.Contains("CommRqData")));
        (lines[one], lines[other]) = (lines[other], lines[one]);
        Played(lines).ShouldContain(d => d.Kind == DivergenceKind.CallOutOfOrder);
    }

    [Fact]
    public void Something_read_that_was_not_recorded_is_found()
    {
        var fill = Fills()[0];
        Played(Changed(fill, line => line.Replace("\"909\":", "\"99999\":", StringComparison.Ordinal)))
            .ShouldContain(d => d.Kind == DivergenceKind.ReadUnknown && d.Line == fill + 1 && d.Actual == "GetChejanData(909)");
    }

    [Fact]
    public void Strict_playback_stops_at_the_first_call_that_differs()
    {
        var order = Array.FindIndex(Lines, l => l.Contains("\"c\":\"SendOrder\""));
        var played = RecordedRig.Play(Bytes(Changed(order, line => line.Replace(",10,70000,", ",11,70000,", StringComparison.Ordinal))), strict: true);
        played.IsIdentical.ShouldBeFalse();
        played.Orders.ShouldBe(1);
        played.Notes.ShouldContain(n => n.StartsWith("Stopped at line "));
    }

    [Fact]
    public void A_torn_last_line_is_left_out_and_told()
    {
        var whole = System.IO.File.ReadAllBytes(File);
        var played = RecordedRig.Play(whole[..^20]);
        (played.IsTorn, played.EndReason, played.IsIdentical).ShouldBe((true, null, true));
    }

    [Theory]
    [InlineData("{\"kiwoom_recording\":2}", 1, "version 2")]
    [InlineData("", 1, "")]
    [InlineData("hello", 1, "")]
    public void A_header_of_another_kind_is_refused(string header, int line, string part)
    {
        var fault = Should.Throw<RecordingException>(() => RecordedRig.Read(Bytes([header, .. Lines[1..]])));
        fault.Line.ShouldBe(line);
        fault.Message.ShouldContain(part);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"k\":\"call\",\"t\":1,\"c\":\"FormatDisk\",\"a\":[],\"r\":0}")]
    [InlineData("{\"k\":\"call\",\"t\":1,\"c\":\"SendOrder\",\"a\":[],\"r\":0}")]
    [InlineData("{\"k\":\"event\",\"t\":1,\"e\":\"OnEventConnect\",\"a\":[\"0\"]}")]
    [InlineData("{\"k\":\"event\",\"t\":1,\"e\":\"OnEventConnect\",\"a\":[0],\"g\":{\"GetChejanData\":5}}")]
    [InlineData("{\"k\":\"turn\",\"t\":999999999999999999}")]
    [InlineData("{\"k\":\"turn\",\"t\":99999999999999}")]
    [InlineData("{\"k\":\"command\",\"t\":1,\"p\":{\"$type\":\"sell_everything\"}}")]
    [InlineData("{\"k\":\"call\",\"n\":9,\"t\":1,\"c\":\"CommConnect\",\"a\":[],\"r\":0}")]
    [InlineData("{\"k\":\"magic\",\"t\":1}")]
    [InlineData("{\"k\":\"end\",\"t\":1,\"reason\":\"stopped\"}\n{\"k\":\"turn\",\"t\":1}")]
    public void A_line_that_cannot_be_read_is_named(string line)
    {
        var lines = Lines;
        var fault = Should.Throw<RecordingException>(() => RecordedRig.Read(Bytes([.. lines[..10], line, .. lines[10..]])));
        fault.Line.ShouldBe(line.Contains('\n') ? 12 : 11);
    }

    [Property(MaxTest = 100)]
    public void Whatever_a_file_holds_it_is_played_or_refused_with_its_line(ushort at, byte with, bool isInserted)
    {
        var bytes = _small.Value.ToList();
        if (isInserted)
            bytes.Insert(at % bytes.Count, with);
        else
            bytes[at % bytes.Count] = with;
        try
        {
            RecordedRig.Play([.. bytes]).Lines.ShouldBeGreaterThan(0);
        }
        catch (RecordingException fault)
        {
            fault.Line.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task The_command_tells_by_its_exit_code()
    {
        (await Play(File)).ShouldBe(BridgeExitCode.Ok);
        var changed = Path.Combine(_directory.Path, "changed.jsonl");
        await System.IO.File.WriteAllBytesAsync(changed, Bytes(Changed(Fills()[0], line => line.Replace("\"915\":\"4\"", "\"915\":\"3\"", StringComparison.Ordinal))));
        (await Play(changed)).ShouldBe(BridgeExitCode.Diverged);
        (await Play(changed, "--json")).ShouldBe(BridgeExitCode.Diverged);
        var garbage = Path.Combine(_directory.Path, "garbage.jsonl");
        await System.IO.File.WriteAllTextAsync(garbage, "garbage");
        (await Play(garbage)).ShouldBe(BridgeExitCode.Usage);
        (await Play(Path.Combine(_directory.Path, "none.jsonl"))).ShouldBe(BridgeExitCode.Usage);
    }

    private static Task<int> Play(string file, params string[] more) => BridgeCommands.Create(TimeProvider.System).Parse(["play", file, .. more]).InvokeAsync();

    private static IReadOnlyList<Divergence> Played(string[] lines) => RecordedRig.Play(Bytes(lines)).Divergences;

    private static byte[] Bytes(string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    private static string[] Changed(int line, Func<string, string> change)
    {
        var lines = Lines;
        var changed = change(lines[line]);
        changed.ShouldNotBe(lines[line]);
        lines[line] = changed;
        return lines;
    }

    private static List<int> Fills() => [.. Enumerable.Range(0, Lines.Length).Where(i => Lines[i].Contains("OnReceiveChejanData") && Lines[i].Contains("\"913\":\"체결\""))];

    private static bool ChejanBeforeAnswer()
    {
        var answered = new HashSet<string>();
        foreach (var line in Lines)
        {
            if (Regex.Match(line, "\"주문번호\":\\{\"0\":\"([0-9]+)\"") is { Success: true } answer)
                answered.Add(answer.Groups[1].Value);
            else if (line.Contains("OnReceiveChejanData") && Regex.Match(line, "\"9203\":\"([0-9]+)\"") is { Success: true } chejan && line.Contains("\"904\":\"0000000\"")
                && !answered.Contains(chejan.Groups[1].Value) && Lines.Any(l => l.Contains($"\"주문번호\":{{\"0\":\"{chejan.Groups[1].Value}\"")))
                return true;
        }

        return false;
    }
}
