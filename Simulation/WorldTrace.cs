using System.Globalization;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Simulation;

/// <summary>A readable account of a run, line by line: Korean time, who, what.</summary>
/// <param name="time">The world's time.</param>
/// <param name="line">Takes the lines.</param>
internal sealed class WorldTrace(VirtualTimeProvider time, Action<string> line)
{
    private static readonly TimeSpan _korea = TimeSpan.FromHours(9);

    /// <summary>Somebody did something.</summary>
    internal void Say(string who, string what) =>
        line($"{time.GetUtcNow().ToOffset(_korea).ToString("HH:mm:ss.ffff", CultureInfo.InvariantCulture)} {who,-8} {what}");

    /// <summary>An actor is handed a message.</summary>
    internal void Delivered(string who, ActorPath path, object message)
    {
        if (message is not IMarketDataMessage)
            Say(who, $"{path} <- {Shorten(message.ToString() ?? message.GetType().Name)}");
    }

    private static string Shorten(string text) => text.Length <= 400 ? text : text[..400] + " …";

}
