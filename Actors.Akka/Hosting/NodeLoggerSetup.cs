using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Kiwoom.OnAkka.Hosting;

/// <summary>Where <see cref="NodeLogger"/> writes.</summary>
/// <param name="logger">The node's log.</param>
internal sealed class NodeLoggerSetup(ILogger logger) : Setup
{
    /// <summary>The node's log.</summary>
    internal ILogger Logger => logger;
}
