using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>The bridge's log, as lines among the others: <c>{"log":"Warning","text":"…"}</c>.</summary>
internal sealed class LineLogger(LineOut lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            lines.Write(new { log = logLevel.ToString(), text = formatter(state, exception), fault = exception?.ToString() });
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
