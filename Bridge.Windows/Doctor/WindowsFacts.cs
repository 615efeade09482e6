namespace Kiwoom.Bridge.Doctor;

/// <summary>What only Windows has.</summary>
public sealed record WindowsFacts
{
    /// <summary>A Windows Server edition.</summary>
    public required bool IsServer { get; init; }

    /// <summary>Wine's version; null on Windows.</summary>
    public string? Wine { get; init; }

    /// <summary>The control's file as registered for 32-bit programs; null where it is not.</summary>
    public string? Control32 { get; init; }

    /// <summary>The control's file as registered for 64-bit programs; null where it is not.</summary>
    public string? Control64 { get; init; }

    /// <summary>Which of the registered files are there.</summary>
    public required Func<string, bool> FileExists { get; init; }

    /// <summary>The system's ANSI code page.</summary>
    public required int AnsiCodePage { get; init; }

    /// <summary>Files of the VC++ 2010 runtime that are missing for programs of the control's bitness.</summary>
    public required IReadOnlyList<string> MissingRuntime { get; init; }

    /// <summary>The desktop session of this process.</summary>
    public required int Session { get; init; }

    /// <summary>When Kiwoom's auto-login file was written; null where there is none.</summary>
    public DateTimeOffset? AutoLoginWrittenAt { get; init; }
}
