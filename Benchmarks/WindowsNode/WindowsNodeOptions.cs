using System.Globalization;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>How much is measured.</summary>
internal sealed record WindowsNodeOptions
{
    internal const string Usage = """
        Usage: ./bench.sh windows-node [--runs N] [--orders N] [--events N] [--calls N] [--seconds N]

        Measures the Windows node under Wine, on the stand-in control, beside the native node on the simulated Kiwoom.

          --runs N     runs of everything but the memory, at least 5 (default 5)
          --orders N   orders a run and side (default 180)
          --events N   real-time events a storm (default 30000)
          --calls N    calls a run and kind (default 5000)
          --seconds N  how long the memory is watched at 1,000 events a second, at least 10 (default 300)
        """;

    /// <summary>Runs of everything but the memory.</summary>
    internal int Runs { get; private init; } = 5;

    /// <summary>Orders a run and side.</summary>
    internal int Orders { get; private init; } = 180;

    /// <summary>Events a storm.</summary>
    internal int Events { get; private init; } = 30_000;

    /// <summary>Calls a run and kind.</summary>
    internal int Calls { get; private init; } = 5_000;

    /// <summary>How long the memory is watched.</summary>
    internal TimeSpan Watch { get; private init; } = TimeSpan.FromSeconds(300);

    /// <summary>Reads the command line; throws <see cref="FormatException"/> with what is wrong.</summary>
    internal static WindowsNodeOptions Of(ReadOnlySpan<string> args)
    {
        var options = new WindowsNodeOptions();
        for (; args.Length > 0; args = args[2..])
        {
            var (name, value) = (args[0], args.Length > 1 ? args[1] : "");
            options = name switch
            {
                "--runs" => options with { Runs = Number(name, value, 5, 1_000) },
                "--orders" => options with { Orders = Number(name, value, 20, 10_000) },
                "--events" => options with { Events = Number(name, value, 1_000, 10_000_000) },
                "--calls" => options with { Calls = Number(name, value, 100, 1_000_000) },
                "--seconds" => options with { Watch = TimeSpan.FromSeconds(Number(name, value, 10, 86_400)) },
                _ => throw new FormatException($"unknown option {name}"),
            };
        }

        return options;
    }

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} takes a number from {least} to {most}");
}
