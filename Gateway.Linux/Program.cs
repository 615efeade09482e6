using System.CommandLine;
using Kiwoom.Gateway.Commands;

namespace Kiwoom.Gateway;

/// <summary>One binary: the gateway, the demonstration and the operator's commands.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        var root = new RootCommand("Kiwoom gateway: actors, journal, API and the operator's tools")
        {
            TokenCommand.Create(TimeProvider.System),
        };
        return root.Parse(arguments).InvokeAsync();
    }
}
