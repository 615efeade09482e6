using System.CommandLine;
using Kiwoom.Bridge.Recording;

namespace Kiwoom.Bridge.Commands;

/// <summary>The options of <c>run</c> that record the session.</summary>
internal sealed class RecordingArguments
{
    private const int DefaultLimit = (int)(RecordingOptions.DefaultLimit >> 20);
    private const int HighestLimit = 1 << 20;

    internal Option<string?> File { get; } = new("--record")
    {
        Description = "record everything that crosses Kiwoom's interface, the commands and the reports in a new file (FILE, or FILE with a number where it exists); 'play' plays it",
        HelpName = "FILE",
    };

    internal Option<bool> Mask { get; } = new("--mask-accounts") { Description = "replace account numbers, user id and user name in the recording by pseudonyms; needs --record" };

    internal Option<int?> Limit { get; } = new("--record-limit")
    {
        Description = $"recording stops, and trading goes on, before the file is larger (MiB; {DefaultLimit} where left out); needs --record",
        HelpName = "MB",
    };

    /// <summary>What is wrong with them; null for nothing.</summary>
    internal string? Fault(ParseResult result)
    {
        var file = result.GetValue(File);
        if (file is null && (result.GetValue(Mask) || result.GetValue(Limit) is not null))
            return "--mask-accounts and --record-limit say how to record: give --record FILE too.";
        if (file is not null && (string.IsNullOrWhiteSpace(file) || Directory.Exists(file)))
            return "--record takes the name of a file.";
        return result.GetValue(Limit) is < 1 or > HighestLimit ? $"--record-limit takes a number of MiB from 1 to {HighestLimit}." : null;
    }

    /// <summary>How to record; null for not at all.</summary>
    internal RecordingOptions? Of(ParseResult result) => result.GetValue(File) is not { } file ? null : new RecordingOptions
    {
        Path = Path.GetFullPath(file),
        MasksAccounts = result.GetValue(Mask),
        Limit = (long)(result.GetValue(Limit) ?? DefaultLimit) << 20,
    };
}
