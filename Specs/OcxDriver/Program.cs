using System.Runtime.Versioning;
using Kiwoom.Bridge.Ocx;
using Kiwoom.Bridge.Ocx.Pump;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>The control on its thread, driven by lines of JSON: specs and benchmarks on Linux start this under Wine. What it takes and gives: <see cref="Driver"/>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var lines = new LineOut(Console.OpenStandardOutput());
        if (!OperatingSystem.IsWindows())
        {
            Console.Error.WriteLine("usage: wine kiwoom-ocx-driver.exe [--press-notices] [--show-off-screen] [--grace=MILLISECONDS]");
            return 2;
        }

        return await Run(args, lines).ConfigureAwait(false);
    }

    [SupportedOSPlatform("windows")]
    private static async Task<int> Run(string[] args, LineOut lines)
    {
        var grace = args.FirstOrDefault(a => a.StartsWith("--grace=", StringComparison.Ordinal)) is { } text ? int.Parse(text["--grace=".Length..]) : 5000;
        var options = new OcxControlOptions
        {
            PressesNotices = args.Contains("--press-notices"),
            Host = new ControlHostOptions { ShowsParentOffScreen = args.Contains("--show-off-screen") },
            Thread = new StaThreadOptions { Grace = TimeSpan.FromMilliseconds(grace) },
        };
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(new LineLogger(lines)));
        try
        {
            await using var control = await OcxControl.Start(options, TimeProvider.System, loggers).ConfigureAwait(false);
            await new Driver(control, lines).Run(Console.OpenStandardInput()).ConfigureAwait(false);
        }
        catch (ControlException fault)
        {
            lines.Write(new { failed = fault.Trouble.ToString(), message = fault.Message });
            return 1;
        }

        lines.Write(new { ended = true });
        return 0;
    }
}
