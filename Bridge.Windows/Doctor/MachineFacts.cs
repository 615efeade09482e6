using Kiwoom.Bridge.Status;

namespace Kiwoom.Bridge.Doctor;

/// <summary>What was found on a machine; judged by <see cref="Examination"/>.</summary>
public sealed record MachineFacts
{
    /// <summary>The operating system, for people.</summary>
    public required string System { get; init; }

    /// <summary>.NET's version.</summary>
    public required Version DotNet { get; init; }

    /// <summary>Whether this process is a 64-bit one.</summary>
    public required bool Is64BitProcess { get; init; }

    /// <summary>What only Windows has; null elsewhere.</summary>
    public WindowsFacts? Windows { get; init; }

    /// <summary>The machine's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The machine's offset from UTC.</summary>
    public required TimeSpan UtcOffset { get; init; }

    /// <summary>The data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Why nothing can be written there; null where it can.</summary>
    public string? NotWritable { get; init; }

    /// <summary>Whether others than the owner may read the data directory's keys; null where that cannot be told.</summary>
    public bool? OthersMayRead { get; init; }

    /// <summary>Free bytes on its disk.</summary>
    public required long FreeBytes { get; init; }

    /// <summary>Whom the bridge is enrolled with; null where it is not.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>Why the enrolment cannot be used; null where it can, or there is none.</summary>
    public string? EnrolmentFault { get; init; }

    /// <summary>What the gateway answered; null where it was not asked.</summary>
    public GatewayAnswer? Answer { get; init; }

    /// <summary>How the node stands.</summary>
    public required StatusAnswer Status { get; init; }
}
