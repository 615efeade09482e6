using System.Diagnostics;

namespace Kiwoom.Specs.Link;

/// <summary>Waits for what must come about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    internal static async Task Is(Func<bool> condition, Func<string> what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException(what());
            await Task.Delay(5);
        }
    }

    internal static Task Is(Func<bool> condition, string what) => Is(condition, () => what);
}
