using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>--version</c>: the version, and the engine that this build's actors run on.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The version and the engine on one line.</summary>
    internal static string Text { get; } =
        $"{typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} (engine: {BuiltEngine.Name})";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Text);
        return 0;
    }
}
