using System.CommandLine;
using Kiwoom.Gateway.Commands;

namespace Kiwoom.Gateway;

/// <summary>One binary: the gateway, the demonstration and the operator's commands.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Kiwoom gateway: actors, journal, API and the operator's tools")
        {
            JournalCommand.Create(),
            TokenCommand.Create(TimeProvider.System),
            DoctorCommand.Create(TimeProvider.System),
        };
        var parsed = root.Parse(arguments);
        var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }
}
