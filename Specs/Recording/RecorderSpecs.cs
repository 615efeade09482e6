using System.Runtime.InteropServices;
using System.Text;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Commands;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Recording;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.KiwoomSimulator;
using Kiwoom.Specs.Link;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>Recording hides nothing from the bridge, overwrites nothing and stops before it does harm.</summary>
public sealed class RecorderSpecs : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _said = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Answers_and_faults_of_the_control_go_through_unchanged()
    {
        var text = Encoding.UTF8.GetString(RecordedCalls.Of(false, (method, _) => method switch
        {
            nameof(IKiwoomApi.GetMasterCodeName) => "삼성전자",
            nameof(IKiwoomApi.SendOrder) => throw new COMException("catastrophic", unchecked((int)0x8000FFFF)),
            nameof(IKiwoomApi.GetCommDataEx) => new[,] { { "a", "b" }, { "c", "d" } },
            _ => null,
        }, (api, _) =>
        {
            api.GetMasterCodeName("005930").ShouldBe("삼성전자");
            api.GetCommDataEx("opt10081", "")!.Length.ShouldBe(4);
            Should.Throw<COMException>(() => api.SendOrder("c1", "1001", "8112345611", 1, "005930", 1, 1, "00", "")).HResult.ShouldBe(unchecked((int)0x8000FFFF));
        }));
        text.ShouldContain("\"c\":\"GetMasterCodeName\",\"a\":[\"005930\"],\"r\":\"삼성전자\"");
        text.ShouldContain("\"r\":[[\"a\",\"b\"],[\"c\",\"d\"]]");
        text.ShouldContain("\"h_result\":-2147418113,\"message\":\"catastrophic\"");
    }

    [Fact]
    public void An_event_is_one_line_with_what_was_read_in_it_and_a_getter_that_changes_its_mind_keeps_every_answer()
    {
        var reads = 0;
        var text = Encoding.UTF8.GetString(RecordedCalls.Of(
            false, (method, _) => method == nameof(IKiwoomApi.GetChejanData) ? (++reads).ToString() : null, (api, control) =>
            {
                control.Sink.OnReceiveChejanData("0", 1, "9201");
                api.GetChejanData(9201);
            }));
        text.ShouldContain("\"g\":{\"GetChejanData\":{\"9201\":\"1\"},\"GetCommData\":{\"opw00001\":{\"c1\":{\"계좌번호\":{\"0\":\"\"},\"성명\":{\"0\":\"\"}}}}}");
        text.ShouldContain("\"k\":\"call\",\"t\":0,\"c\":\"GetChejanData\",\"a\":[9201],\"r\":\"2\"");
    }

    [Fact]
    public void A_recording_is_its_owners_alone_and_none_is_ever_overwritten()
    {
        var path = Path.Combine(_directory.Path, "day.jsonl");
        File.WriteAllText(path, "mine");
        for (var i = 2; i <= 3; i++)
        {
            using var recorder = Create(new RecordingOptions { Path = path });
            recorder.Path.ShouldBe(Path.Combine(_directory.Path, $"day.{i}.jsonl"));
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(recorder.Path!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.ReadAllText(path).ShouldBe("mine");
    }

    [Fact]
    public async Task What_happened_is_in_the_file_while_the_session_goes_on()
    {
        using var recorder = Create(new RecordingOptions { Path = Path.Combine(_directory.Path, "day.jsonl") });
        RecordedCalls.Use(recorder, (_, _) => "answer", (api, _) => api.GetMasterCodeName("005930"));
        await Eventually.Is(() => RecordingReader.Read(recorder.Path!) is { LineCount: 3, IsTorn: false, EndReason: null }, () => "not written");
    }

    [Fact]
    public async Task A_killed_process_leaves_everything_up_to_some_call_and_at_most_a_torn_line()
    {
        var path = Path.Combine(_directory.Path, "killed.jsonl");
        using var process = ChildProcess.Start("record-until-killed", path);
        await Eventually.Is(() => File.Exists(path) && new FileInfo(path).Length > 50_000, () => "nothing was recorded");
        process.Kill();
        await process.WaitForExitAsync();
        var read = RecordingReader.Read(path);
        read.EndReason.ShouldBeNull();
        var whole = (await File.ReadAllTextAsync(path)).Split('\n')[..^1];
        whole.Length.ShouldBe(read.LineCount);
        whole[2..].Select((line, i) => line.EndsWith($"\"a\":[\"{i + 1}\"],\"r\":\"{i + 1}\"}}")).ShouldAllBe(isNext => isNext);
    }

    [Fact]
    public void At_its_limit_recording_stops_and_says_so_and_the_session_goes_on()
    {
        var file = new MemoryStream();
        var recorder = RecordedCalls.On(file, new RecordingOptions { Path = "memory", Limit = 20_000 }, Logger());
        RecordedCalls.Use(recorder, (_, _) => "삼성전자", (api, _) =>
        {
            for (var i = 0; i < 1_000; i++)
                api.GetMasterCodeName("005930").ShouldBe("삼성전자");
        });
        recorder.Dispose();
        file.ToArray().Length.ShouldBeInRange(18_000, 20_000);
        RecordedRig.Read(file.ToArray()).EndReason.ShouldBe("it has reached its limit");
        _said.ShouldHaveSingleItem().ShouldStartWith("Warning: RECORDING HAS STOPPED: it has reached its limit");
    }

    [Fact]
    public void A_full_disk_stops_the_recording_and_nothing_else()
    {
        var file = new FaultyStream { Room = 5_000 };
        var recorder = RecordedCalls.On(file, new RecordingOptions { Path = "memory" }, Logger());
        RecordedCalls.Use(recorder, (_, _) => "삼성전자", (api, _) =>
        {
            for (var i = 0; i < 1_000; i++)
                api.GetMasterCodeName("005930").ShouldBe("삼성전자");
        });
        recorder.Dispose();
        var read = RecordedRig.Read(file.ToArray());
        read.IsTorn.ShouldBeFalse();
        recorder.EndReason.ShouldBe("it cannot be written (No space left on device)");
        if (read.EndReason is not null)
            read.EndReason.ShouldBe(recorder.EndReason);
        file.ToArray().Length.ShouldBeInRange(4_000, 5_000);
        _said[0].ShouldStartWith("Error: RECORDING HAS STOPPED: it cannot be written");
    }

    [Fact]
    public void A_disk_that_hangs_never_holds_a_call_up()
    {
        var file = new FaultyStream();
        var recorder = RecordedCalls.On(file, new RecordingOptions { Path = "memory", MostWaiting = 1_000 }, Logger());
        file.Gate.Reset();
        RecordedCalls.Use(recorder, (_, _) => "삼성전자", (api, _) =>
        {
            // None of them would return if one waited for the disk.
            for (var i = 0; i < 1_000; i++)
                api.GetMasterCodeName("005930").ShouldBe("삼성전자");
        });
        recorder.EndReason.ShouldBe("the disk is too slow");
        file.Gate.Set();
        recorder.Dispose();
        RecordedRig.Read(file.ToArray()).EndReason.ShouldBe("the disk is too slow");
        _said.ShouldHaveSingleItem().ShouldStartWith("Error: RECORDING HAS STOPPED: the disk is too slow");
    }

    [Theory]
    [InlineData("--mask-accounts")]
    [InlineData("--record-limit", "10")]
    [InlineData("--record", "day.jsonl", "--record-limit", "0")]
    [InlineData("--record", " ")]
    public async Task Options_that_make_no_sense_are_refused(params string[] arguments) =>
        (await BridgeCommands.Create(TimeProvider.System).Parse(["run", "--simulated", "--data", _directory.Path, .. arguments]).InvokeAsync()).ShouldBe(BridgeExitCode.Usage);

    private static SessionRecorder Create(RecordingOptions options)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 9, 21, 1, 0, 0, TimeSpan.Zero));
        return SessionRecorder.Create(RecordedCalls.Header, options, new Clocks(clock, clock), NullLogger.Instance);
    }

    private ListLogger Logger() => new(_said);

    private sealed class ListLogger(List<string> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (said)
                said.Add($"{logLevel}: {formatter(state, exception)}");
        }
    }
}
