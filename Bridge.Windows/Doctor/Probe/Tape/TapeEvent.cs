namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>A call or an event at the control's surface, as it came.</summary>
/// <param name="Number">Counts from 1 in the order of arrival.</param>
/// <param name="At">When (UTC, market clock).</param>
/// <param name="Thread">Managed id of the thread that it came on.</param>
/// <param name="Depth">How many events were being handled, with this one: above 1 it came inside of another. 0 for a call.</param>
/// <param name="During">The call that had not returned yet; null for none.</param>
/// <param name="Name">The event's or the call's own name.</param>
/// <param name="Arguments">By their names in Kiwoom's guide; a call's return code too.</param>
/// <param name="Fids">The whole FID map of a Chejan event; null for anything else.</param>
public sealed record TapeEvent(
    int Number, DateTimeOffset At, int Thread, int Depth, string? During, string Name, IReadOnlyDictionary<string, string> Arguments,
    IReadOnlyDictionary<string, string>? Fids)
{
    /// <summary>An argument, trimmed; empty where there is none of that name.</summary>
    public string Argument(string name) => Arguments.GetValueOrDefault(name)?.Trim() ?? "";

    /// <summary>A FID, trimmed; empty where the event does not carry it.</summary>
    public string Fid(int fid) => Fids?.GetValueOrDefault(fid.ToString(System.Globalization.CultureInfo.InvariantCulture))?.Trim() ?? "";
}
