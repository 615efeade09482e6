using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Kiwoom.OnAkka.Configuration;

/// <summary>What an operator's <c>akka.hocon</c> may not say. Everything else it may.</summary>
internal static class OperatorRules
{
    private const string Own = "kiwoom";

    // The value that each must keep, and why.
    private static readonly (string Path, string Value, string Why)[] _fixed =
    [
        ("akka.remote.untrusted-mode", "on", "whoever reaches the port could otherwise start, stop and watch the gateway's actors"),
        ("akka.remote.dot-netty.tcp.enable-ssl", "on", "orders and API tokens would travel as plain text"),
        ("akka.remote.log-sent-messages", "off", "messages hold API tokens, and a log keeps them"),
        ("akka.remote.log-received-messages", "off", "messages hold API tokens, and a log keeps them"),
        ("akka.actor.debug.receive", "off", "messages hold API tokens, and a log keeps them"),
        ("akka.actor.debug.unhandled", "off", "messages hold API tokens, and a log keeps them"),
        ("akka.log-dead-letters", "off", "Akka writes the content of dead letters, which holds API tokens; the node logs their kind and their count"),
        ("akka.log-config-on-start", "off", "the configuration may hold what a log must not"),
        ("akka.stdout-loglevel", "off", "the last line of standard output is the gateway's summary, which programs read"),
        ("akka.actor.serialize-messages", "off", "messages between the actors of a node have no form on the wire, and must have none"),
        ("akka.actor.serialize-creators", "off", "the actors of a node have no form on the wire, and must have none"),
        ("akka.coordinated-shutdown.exit-clr", "off", "the node ends its process itself, with an exit code that says how it went"),
        ("akka.coordinated-shutdown.run-by-clr-shutdown-hook", "off", "the node's own way through SIGTERM runs the shutdown"),
        ("akka.coordinated-shutdown.terminate-actor-system", "on", "the ports would stay open until the process is gone"),
    ];

    // What the wire may carry is a list of ours, and the certificate is the node's own.
    private static readonly (string Path, string Why)[] _closed =
    [
        ("akka.actor.serializers", "which messages the wire may carry is fixed"),
        ("akka.actor.serialization-bindings", "which messages the wire may carry is fixed"),
        ("akka.actor.serialization-identifiers", "which messages the wire may carry is fixed"),
        ("akka.remote.dot-netty.tcp.ssl", "the certificate is the node's own key's"),
    ];

    /// <summary>Everything that is wrong, each with its key and what to do.</summary>
    /// <param name="operators">What the operator's file says.</param>
    /// <param name="builtIn">The built-in configuration.</param>
    internal static IEnumerable<string> Errors(Config operators, Config builtIn)
    {
        foreach (var (path, value, why) in _fixed)
        {
            if (operators.HasPath(path) && !Same(operators.GetString(path, string.Empty), value))
                yield return $"{path} must stay {value}: {why}";
        }

        foreach (var (path, why) in _closed)
        {
            if (operators.HasPath(path))
                yield return $"{path} may not be set, because {why}: take it out of the file";
        }

        if (operators.HasPath(Own))
        {
            foreach (var key in Unknown(operators.GetValue(Own), builtIn.HasPath(Own) ? builtIn.GetValue(Own) : null, Own))
                yield return $"{key} is no setting; the built-in akka.hocon has all there are";
        }
    }

    /// <summary>The keys whose value is fixed.</summary>
    internal static IEnumerable<(string Path, string Value)> Fixed => _fixed.Select(f => (f.Path, f.Value));

    /// <summary>Whether two spellings of a truth or a word are one.</summary>
    internal static bool Same(string said, string wanted) => Truth(said.Trim()) == Truth(wanted);

    private static string Truth(string text) => text.ToUpperInvariant() switch
    {
        "ON" or "TRUE" or "YES" => "ON",
        "OFF" or "FALSE" or "NO" => "OFF",
        var other => other,
    };

    private static IEnumerable<string> Unknown(HoconValue said, HoconValue? known, string path)
    {
        if (known is null)
            return [path];
        if (!said.IsObject() || !known.IsObject())
            return [];
        var names = known.GetObject().Items;
        return said.GetObject().Items.SelectMany(item => Unknown(item.Value, names.GetValueOrDefault(item.Key), $"{path}.{item.Key}"));
    }
}
