using Kiwoom.Bridge.Doctor;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Status;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Link;
using Kiwoom.Specs.Runtime;

namespace Kiwoom.Specs.Operations;

public sealed class DoctorSpecs
{
    private const string Ocx = @"C:\OpenAPI\khopenapi.ocx";
    private static readonly DateTimeOffset _now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_machine_as_it_should_be_has_no_fault_and_no_warning() =>
        Examination.Judge(Good()).ShouldAllBe(f => f.Severity == Severity.Ok, string.Join('\n', Examination.Judge(Good())));

    [Fact]
    public void On_Linux_what_only_Windows_has_does_not_apply()
    {
        var findings = Examination.Judge(Good() with { Windows = null, OthersMayRead = false });
        findings.Where(f => f.Severity == Severity.NotApplicable).Select(f => f.Check)
            .ShouldBe(["control", "bitness", "code page", "VC++ 2010", "desktop", "auto-login", "antivirus"]);
        findings.ShouldNotContain(f => f.Severity == Severity.Failed || f.Severity == Severity.Warning);
    }

    public static TheoryData<string, Severity, string, Func<WindowsFacts, WindowsFacts>> WindowsFaults => new()
    {
        { "control", Severity.Failed, "regsvr32", w => w with { Control32 = null } },
        { "control", Severity.Failed, "not there", w => w with { FileExists = _ => false } },
        { "bitness", Severity.Failed, "64-bit programs only", w => w with { Control32 = null, Control64 = Ocx } },
        { "code page", Severity.Failed, "Change system locale", w => w with { AnsiCodePage = 1252 } },
        { "code page", Severity.Failed, "without the UTF-8 option", w => w with { AnsiCodePage = 65001 } },
        { "VC++ 2010", Severity.Failed, "mfc100.dll", w => w with { MissingRuntime = ["mfc100.dll"] } },
        { "desktop", Severity.Failed, "never run the bridge as a service", w => w with { Session = 0 } },
        { "auto-login", Severity.Warning, "tick AUTO", w => w with { AutoLoginWrittenAt = null } },
        { "auto-login", Severity.Warning, "once a week", w => w with { AutoLoginWrittenAt = _now.AddDays(-8) } },
        { "operating system", Severity.Warning, "Windows Server", w => w with { IsServer = true } },
        { "operating system", Severity.Warning, "Wine 8.0", w => w with { Wine = "8.0" } },
    };

    [Theory]
    [MemberData(nameof(WindowsFaults))]
    public void Each_fault_of_Windows_is_found_alone_and_its_remedy_named(string check, Severity severity, string remedy, Func<WindowsFacts, WindowsFacts> change) =>
        Only(Good() with { Windows = change(Good().Windows!) }, check, severity, remedy);

    public static TheoryData<string, Severity, string, Func<MachineFacts, MachineFacts>> Faults => new()
    {
        { "bitness", Severity.Failed, "x86 .NET 10 runtime", m => m with { Is64BitProcess = true } },
        { "runtime", Severity.Failed, "install .NET 10", m => m with { DotNet = new Version(8, 0, 1) } },
        { "data directory", Severity.Failed, "--data", m => m with { NotWritable = "denied" } },
        { "disk", Severity.Failed, "1 GiB", m => m with { FreeBytes = 1_000_000 } },
        { "keys", Severity.Failed, "chmod", m => m with { OthersMayRead = true } },
        { "enrolment", Severity.Failed, "enrol again", m => m with { EnrolmentFault = "another user's; enrol again" } },
        { "gateway", Severity.Failed, "firewall", m => m with { Answer = new GatewayAnswer("refused", true, null) } },
        { "gateway", Severity.Failed, "lost its keys", m => m with { Answer = new GatewayAnswer("it shows the key AB", false, null) } },
        { "clock", Severity.Warning, "ahead", m => m with { Answer = new GatewayAnswer(null, true, TimeSpan.FromSeconds(1.1)) } },
        { "clock", Severity.Warning, "behind", m => m with { Answer = new GatewayAnswer(null, true, TimeSpan.FromSeconds(-30)) } },
        { "clock", Severity.Failed, "w32tm", m => m with { Answer = new GatewayAnswer(null, true, TimeSpan.FromSeconds(-31)) } },
        { "time zone", Severity.Warning, "Korea", m => m with { UtcOffset = TimeSpan.Zero } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_of_the_machine_is_found_alone_and_its_remedy_named(string check, Severity severity, string remedy, Func<MachineFacts, MachineFacts> change) =>
        Only(change(Good()), check, severity, remedy);

    [Fact]
    public void A_bridge_that_is_not_enrolled_is_told_how()
    {
        var findings = Examination.Judge(Good() with { Gateway = null, Answer = null });
        findings.Single(f => f.Severity == Severity.Failed).Text.ShouldContain("kiwoom-bridge enroll CODE");
    }

    [Fact]
    public void Clocks_are_compared_no_finer_than_whole_seconds_allow()
    {
        var date = new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);
        GatewayContact.Skew(date, date).ShouldBe(TimeSpan.Zero);
        GatewayContact.Skew(date, date.AddMilliseconds(999)).ShouldBe(TimeSpan.Zero);
        GatewayContact.Skew(date, date.AddSeconds(-2)).ShouldBe(TimeSpan.FromSeconds(2));
        GatewayContact.Skew(date, date.AddSeconds(4)).ShouldBe(TimeSpan.FromSeconds(-3));
    }

    [Fact]
    public async Task A_real_gateway_is_reached_by_its_pin_and_its_clock_is_read()
    {
        using var gatewayData = new TemporaryDirectory();
        using var data = new TemporaryDirectory();
        await using var host = await GatewayHost.Start(gatewayData.Path, new FakeGateway());
        (await Enroll.With(host.Issue("desk").ToString(), data.Path, "1")).Dispose();
        using var identity = BridgeIdentity.Load(data.Path)!;

        var answer = await GatewayContact.Ask(identity.Url, identity.Pin, TimeProvider.System, default);
        answer.Fault.ShouldBeNull();
        answer.Skew.ShouldNotBeNull().Duration().ShouldBeLessThan(Examination.SkewToLookAt);
        var early = await GatewayContact.Ask(identity.Url, identity.Pin, new HandClock(TimeProvider.System.GetUtcNow().AddMinutes(-10)), default);
        early.Skew.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromMinutes(9));
        var other = await GatewayContact.Ask(identity.Url, new byte[32], TimeProvider.System, default);
        (other.IsPinned, other.Fault.ShouldNotBeNull()).ShouldBe((false, $"it shows the key {Convert.ToHexString(identity.Pin.Span)}"));
        var nobody = await GatewayContact.Ask(new Uri("wss://localhost:1/link"), identity.Pin, TimeProvider.System, default);
        (nobody.IsPinned, nobody.Fault is null).ShouldBe((true, false));

        var facts = await MachineFactsReader.Read(data.Path, TimeProvider.System, default);
        (facts.Gateway, facts.EnrolmentFault, facts.NotWritable, facts.OthersMayRead).ShouldBe((identity.Url, null, null, false));
        Directory.GetFileSystemEntries(data.Path, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["keys", "bridge-link.json"], ignoreOrder: true, "it leaves nothing behind");
    }

    private static void Only(MachineFacts facts, string check, Severity severity, string remedy)
    {
        var wrong = Examination.Judge(facts).Where(f => f.Severity is Severity.Warning or Severity.Failed).ShouldHaveSingleItem();
        (wrong.Check, wrong.Severity).ShouldBe((check, severity));
        wrong.Text.ShouldContain(remedy);
    }

    private static MachineFacts Good() => new()
    {
        System = "Microsoft Windows 10.0.22631",
        DotNet = new Version(10, 0, 12),
        Is64BitProcess = false,
        Windows = new WindowsFacts
        {
            IsServer = false,
            Control32 = Ocx,
            FileExists = _ => true,
            AnsiCodePage = 949,
            MissingRuntime = [],
            Session = 1,
            AutoLoginWrittenAt = _now.AddDays(-2),
        },
        Now = _now,
        UtcOffset = TimeSpan.FromHours(9),
        DataDirectory = @"C:\kiwoom\data",
        FreeBytes = 1L << 40,
        Gateway = new Uri("wss://gateway:8081/link"),
        Answer = new GatewayAnswer(null, true, TimeSpan.Zero),
        Status = new StatusAnswer(StatusVerdict.NotRunning, "", null, null, null, false),
    };
}
