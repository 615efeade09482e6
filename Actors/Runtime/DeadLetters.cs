using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Where messages go that reached nobody. Every one is counted and handed to the observers; the log gets the first of each
/// second and the number of those it left out, because a stopped reader of quotes would flood it otherwise.</summary>
public sealed class DeadLetters
{
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Lock _logGate = new();
    private long _count;
    private long _leftOut;
    private long? _lastLogged;

    internal DeadLetters(TimeProvider clock, ILogger logger)
    {
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Raised for each dead letter, on the thread that sent it. A handler must be quick; what it throws is logged.</summary>
    public event Action<DeadLetter>? Observed;

    /// <summary>Dead letters since the start.</summary>
    public long Count => Interlocked.Read(ref _count);

    internal void Publish(DeadLetter letter, IActorRef? sender)
    {
        Interlocked.Increment(ref _count);
        Log(letter);
        try
        {
            Observed?.Invoke(letter);
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "An observer of dead letters threw.");
        }

        if (sender is AskRef ask)
            ask.Fail(new UndeliverableException($"{letter.To}: {letter.Reason}"));
    }

    private void Log(DeadLetter letter)
    {
        if (!_logger.IsEnabled(LogLevel.Warning))
            return;
        long leftOut;
        lock (_logGate)
        {
            var now = _clock.GetTimestamp();
            if (_lastLogged is { } last && _clock.GetElapsedTime(last, now) < TimeSpan.FromSeconds(1))
            {
                _leftOut++;
                return;
            }

            (_lastLogged, leftOut, _leftOut) = (now, _leftOut, 0);
        }

        _logger.LogWarning(
            "Dead letter to {Path}: {Message}. {Reason} ({LeftOut} more since the last of these lines.)",
            letter.To, letter.Message.GetType().Name, letter.Reason, leftOut);
    }
}
