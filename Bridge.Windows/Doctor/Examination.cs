using Kiwoom.Bridge.Status;

namespace Kiwoom.Bridge.Doctor;

/// <summary>Judges what was found on a machine, and says what to do. Pure.</summary>
public static class Examination
{
    /// <summary>The clock is looked at from here on.</summary>
    public static readonly TimeSpan SkewToLookAt = TimeSpan.FromSeconds(1);

    /// <summary>With such a clock the bridge must not trade.</summary>
    public static readonly TimeSpan SkewTooLarge = TimeSpan.FromSeconds(30);

    private const long LeastFreeBytes = 1L << 30;
    private static readonly TimeSpan _korea = TimeSpan.FromHours(9);

    /// <summary>All findings.</summary>
    public static IReadOnlyList<Finding> Judge(MachineFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return
        [
            OperatingSystem(facts), Runtime(facts),
            .. WindowsExamination.Judge(facts),
            Directory(facts), Space(facts), Keys(facts), Enrolment(facts), Reachable(facts), Clock(facts), Zone(facts), Running(facts),
        ];
    }

    private static Finding OperatingSystem(MachineFacts facts) => facts.Windows switch
    {
        null => new("operating system", Severity.Ok, $"{facts.System}: for a simulated Kiwoom only; Kiwoom's control needs Windows"),
        { Wine: { } wine } => new("operating system", Severity.Warning, $"Wine {wine}: good for tests; Kiwoom does not support it"),
        { IsServer: true } => new("operating system", Severity.Warning, $"{facts.System}: Kiwoom does not support Windows Server; use Windows 10 or 11"),
        _ => new("operating system", Severity.Ok, facts.System),
    };

    private static Finding Runtime(MachineFacts facts) => facts.DotNet.Major >= 10
        ? new("runtime", Severity.Ok, $".NET {facts.DotNet}, {(facts.Is64BitProcess ? 64 : 32)}-bit process")
        : new("runtime", Severity.Failed, $".NET {facts.DotNet} is too old: install .NET 10");

    private static Finding Directory(MachineFacts facts) => facts.NotWritable is { } why
        ? new("data directory", Severity.Failed, $"{facts.DataDirectory} cannot be written ({why}): give this user the right, or choose another with --data")
        : new("data directory", Severity.Ok, facts.DataDirectory);

    private static Finding Space(MachineFacts facts) => facts.FreeBytes >= LeastFreeBytes
        ? new("disk", Severity.Ok, $"{facts.FreeBytes >> 30} GiB free")
        : new("disk", Severity.Failed, $"{facts.FreeBytes >> 20} MiB free: orders are refused when the intent log has no room; make at least 1 GiB free");

    private static Finding Keys(MachineFacts facts) => facts switch
    {
        { OthersMayRead: true } => new("keys", Severity.Failed, $"others may read the keys in {facts.DataDirectory}: chmod -R go-rwx its directory 'keys'"),
        { OthersMayRead: false } => new("keys", Severity.Ok, "readable by the owner only"),
        { Windows: not null, Gateway: not null } => new("keys", Severity.Ok, "protected for this Windows user (DPAPI)"),
        _ => new("keys", Severity.Ok, "none yet"),
    };

    private static Finding Enrolment(MachineFacts facts) => facts switch
    {
        { EnrolmentFault: { } fault } => new("enrolment", Severity.Failed, fault),
        { Gateway: { } gateway } => new("enrolment", Severity.Ok, $"enrolled with {gateway}"),
        _ => new("enrolment", Severity.Failed, "not enrolled: run 'kiwoom bridge enroll' at the gateway, and 'kiwoom-bridge enroll CODE' here"),
    };

    private static Finding Reachable(MachineFacts facts) => facts.Answer switch
    {
        null => new("gateway", Severity.NotApplicable, "not enrolled, so nobody was asked"),
        { IsPinned: false } wrong => new("gateway", Severity.Failed,
            $"{facts.Gateway} answers, but {wrong.Fault} instead of the enrolled one: another machine answers there, or the gateway lost its keys (then enrol again)"),
        { Fault: { } fault } => new("gateway", Severity.Failed, $"{facts.Gateway} cannot be reached ({fault}): does the gateway run, is the address right, does a firewall stand between?"),
        _ => new("gateway", Severity.Ok, $"{facts.Gateway} answers with the enrolled key"),
    };

    private static Finding Clock(MachineFacts facts)
    {
        if ((facts.Answer?.Skew ?? Linked(facts)) is not { } skew)
            return new("clock", Severity.NotApplicable, "no gateway to compare it with");
        var text = $"the gateway's clock is {Math.Abs(skew.TotalSeconds):0.#} s {(skew < TimeSpan.Zero ? "behind" : "ahead")}";
        return skew.Duration() switch
        {
            var much when much > SkewTooLarge => new("clock", Severity.Failed, $"{text}: set this machine's clock, or the gateway's (w32tm /resync)"),
            var some when some > SkewToLookAt => new("clock", Severity.Warning, $"{text}: let both follow a time server (w32tm /resync)"),
            _ => new("clock", Severity.Ok, "agrees with the gateway's"),
        };
    }

    private static TimeSpan? Linked(MachineFacts facts) =>
        facts.Status is { Verdict: StatusVerdict.Working, Node.Link.ClockOffsetMilliseconds: { } offset } ? TimeSpan.FromMilliseconds(offset) : null;

    private static Finding Zone(MachineFacts facts) => facts.UtcOffset == _korea
        ? new("time zone", Severity.Ok, "Korea (UTC+9)")
        : facts.Windows is null
            ? new("time zone", Severity.NotApplicable, $"UTC{facts.UtcOffset.TotalHours:+0.#;-0.#;+0}; the bridge reckons in Korean time by itself")
            : new("time zone", Severity.Warning, $"UTC{facts.UtcOffset.TotalHours:+0.#;-0.#;+0}: the bridge reckons in Korean time by itself, but Kiwoom's own program shows and files by the machine's; set Korea (UTC+9)");

    private static Finding Running(MachineFacts facts) => facts.Status.Verdict switch
    {
        StatusVerdict.NotRunning => new("node", Severity.Ok, facts.Status.Supervised ? "not running; its supervisor is" : "not running"),
        StatusVerdict.Stale => new("node", Severity.Warning, facts.Status.Text),
        _ => new("node", Severity.Ok, $"runs as process {facts.Status.Node?.Process}; 'kiwoom-bridge status' tells more"),
    };
}
