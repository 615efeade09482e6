using System.Globalization;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Reads a Chejan event's whole FID map, as the event lists it.</summary>
internal static class ChejanFields
{
    private const int MostFids = 400;

    // Asked for even where the list does not have them: the mock server's layout is shorter, and a getter may know more than the list.
    private static readonly int[] _asked =
    [
        Fid.LastSignal, Fid.OpenQuantity, Fid.OrderState, Fid.OriginalOrderNo, Fid.RejectReason, Fid.ExecutionPrice, Fid.Venue, Fid.VenueName, Fid.SmartOrderRouting,
    ];

    internal static Dictionary<string, string> Read(IKiwoomApi api, string fidList)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in fidList.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostFids))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var fid))
                fields[Key(fid)] = api.GetChejanData(fid);
        }

        foreach (var fid in _asked)
        {
            if (!fields.ContainsKey(Key(fid)) && api.GetChejanData(fid) is { Length: > 0 } unlisted)
                fields[Key(fid)] = unlisted;
        }

        return fields;
    }

    private static string Key(int fid) => fid.ToString(CultureInfo.InvariantCulture);
}
