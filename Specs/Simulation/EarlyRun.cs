using System.Globalization;

namespace Kiwoom.Specs.Simulation;

/// <summary>A simulation that <c>test.sh</c> began before the specs (scripts/early.sh), found by its arguments.</summary>
internal sealed class EarlyRun
{
    private readonly string _path;

    private EarlyRun(string path) => _path = path;

    /// <summary>Null where this one was not begun: then the spec runs it.</summary>
    public static EarlyRun? Find(IEnumerable<string> arguments)
    {
        var path = Environment.GetEnvironmentVariable("KIWOOM_EARLY_RUNS") is { Length: > 0 } home ? Path.Combine(home, string.Join(' ', arguments)) : null;
        return path is not null && File.Exists($"{path}.begun") ? new EarlyRun(path) : null;
    }

    public async Task<SimulateProcess> End(TimeSpan patience)
    {
        using var impatience = new CancellationTokenSource(patience);
        while (!File.Exists($"{_path}.code"))
        {
            if (impatience.IsCancellationRequested)
                throw new TimeoutException($"{Path.GetFileName(_path)} has not ended after {patience}");
            await Task.Delay(100);
        }

        return new SimulateProcess(
            int.Parse(await File.ReadAllTextAsync($"{_path}.code"), CultureInfo.InvariantCulture),
            await File.ReadAllTextAsync($"{_path}.output"),
            await File.ReadAllTextAsync($"{_path}.progress"));
    }
}
