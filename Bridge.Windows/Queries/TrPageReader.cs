using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Queries;

/// <summary>Copies a page out of the control, inside OnReceiveTrData: afterwards its getters have nothing more.</summary>
public static class TrPageReader
{
    /// <summary>Reads the fields that a query asked for; the event's arguments go by their own names.</summary>
    public static TrPage Read(IKiwoomApi api, TrRequest request, string rqName, string trCode, string recordName, string prevNext)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(request);
        var single = request.SingleFields.ToDictionary(name => name, name => api.GetCommData(trCode, rqName, 0, name), StringComparer.Ordinal);
        var rows = new List<IReadOnlyDictionary<string, string>>();
        var count = request.RowFields.Count == 0 ? 0 : Math.Max(0, api.GetRepeatCnt(trCode, recordName));
        for (var row = 0; row < count; row++)
            rows.Add(request.RowFields.ToDictionary(name => name, name => api.GetCommData(trCode, rqName, row, name), StringComparer.Ordinal));
        return new TrPage(rqName, single, rows, prevNext.Trim() == "2");
    }
}
