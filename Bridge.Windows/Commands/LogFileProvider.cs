using System.Globalization;
using Kiwoom.Bridge.Supervision;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Commands;

/// <summary>Writes log lines to a file in the console's form.</summary>
internal sealed class LogFileProvider(RotatingLog log, TimeProvider clock) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(categoryName, log, clock);

    public void Dispose()
    {
        // The file is its opener's.
    }

    private sealed class Category(string name, RotatingLog log, TimeProvider clock) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var at = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
            log.Write($"{at} {Short(logLevel)}: {name}[{eventId.Id}] {formatter(state, exception).ReplaceLineEndings(" ")}{(exception is null ? "" : $" {exception}".ReplaceLineEndings(" "))}");
        }

        private static string Short(LogLevel level) => level switch
        {
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            LogLevel.Critical => "crit",
            _ => "dbug",
        };
    }
}
