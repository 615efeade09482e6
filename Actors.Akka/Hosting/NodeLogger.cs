using Akka.Actor;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Kiwoom.OnAkka.Hosting;

/// <summary>Writes what Akka has to say to the node's own log. <c>akka.hocon</c> names it; <see cref="NodeLoggerSetup"/> gives it the log.</summary>
internal sealed class NodeLogger : UntypedActor
{
    // What Akka writes can hold what a peer sent: neither its length nor its lines are Akka's to decide.
    private const int Longest = 2_000;
    private ILogger? _logger;
    private long _undelivered;

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(AllDeadLetters));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                _logger = Context.System.Settings.Setup.Get<NodeLoggerSetup>() is { HasValue: true } setup ? setup.Value.Logger : null;
                Sender.Tell(new LoggerInitialized());
                break;
            case LogEvent said:
                Write(said);
                break;
            case AllDeadLetters dead:
                Count(dead);
                break;
        }
    }

    private static LogLevel LevelOf(Akka.Event.LogLevel level) => level switch
    {
        Akka.Event.LogLevel.DebugLevel => LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };

    private static string OneLine(string? text)
    {
        var cut = text is { Length: > Longest } ? string.Concat(text.AsSpan(0, Longest), " …") : text ?? string.Empty;
        return string.Create(cut.Length, cut, (line, from) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }

    private void Write(LogEvent said)
    {
        var level = LevelOf(said.LogLevel());
        if (_logger is { } logger && logger.IsEnabled(level))
            logger.Log(level, said.Cause, "{Source}: {Text}", OneLine(said.LogSource), OneLine(said.Message?.ToString()));
    }

    // Never the message itself, which may hold a token; and only at powers of two, because whoever reaches the port can make as many as he likes.
    private void Count(AllDeadLetters dead)
    {
        if (dead.Message is IDeadLetterSuppression or LogEvent || !long.IsPow2(++_undelivered))
            return;
        _logger?.LogInformation("A {Kind} to {Recipient} reached nobody; {Count} messages so far did not", dead.Message?.GetType().Name, dead.Recipient?.Path, _undelivered);
    }
}
