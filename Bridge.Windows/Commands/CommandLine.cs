using System.CommandLine;
using Kiwoom.Bridge.Supervision;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Kiwoom.Bridge.Commands;

/// <summary>What the commands share.</summary>
internal static class CommandLine
{
    /// <summary>This program's version, for people.</summary>
    internal static string Version => typeof(CommandLine).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    internal static Option<string> Data() =>
        new("--data") { Description = "where the intent log, the outbox and the key are kept", DefaultValueFactory = _ => "./data/bridge", HelpName = "DIR" };

    /// <summary>Logs to standard error, a line each, and to a file where one is given.</summary>
    internal static ILoggerFactory Loggers(RotatingLog? file = null) => LoggerFactory.Create(logging => (file is null ? logging : logging.AddProvider(new LogFileProvider(file, TimeProvider.System)))
        .SetMinimumLevel(LogLevel.Information)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    internal static int Fail(string text, int code)
    {
        Console.Error.WriteLine(text);
        return code;
    }
}
