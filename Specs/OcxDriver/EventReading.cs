using System.Collections.Concurrent;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>What is read with the getters while an event lasts.</summary>
internal sealed class EventReading(IKiwoomApi api)
{
    // Of every answer to an order; empty for other answers.
    private static readonly string[] _orderNumber = ["주문번호"];
    private readonly ConcurrentDictionary<string, (string[] Single, string[] Rows)> _fields = new(StringComparer.Ordinal);

    /// <summary>FIDs of every real-time event.</summary>
    internal int[] RealFids { get; set; } = [];

    /// <summary>TRs with whose answers the whole table is read, too (GetCommDataEx).</summary>
    internal string[] Tables { get; set; } = [];

    /// <summary>Fields of a TR's answers from now on.</summary>
    internal void Fields(string trCode, string[] single, string[] rows) => _fields[trCode] = (single, rows);

    internal object Tr(string rqName, string trCode, string recordName)
    {
        var (single, rows) = _fields.TryGetValue(trCode, out var wanted) ? wanted : (_orderNumber, []);
        var count = api.GetRepeatCnt(trCode, recordName);
        return new
        {
            single = single.ToDictionary(name => name, name => api.GetCommData(trCode, rqName, 0, name)),
            count,
            rows = rows.Length == 0 ? [] : Enumerable.Range(0, count).Select(row => rows.ToDictionary(name => name, name => api.GetCommData(trCode, rqName, row, name))).ToArray(),
            table = Tables.Contains(trCode) && api.GetCommDataEx(trCode, recordName) is { } table ? ControlMethods.Rows(table) : null,
        };
    }

    internal object Real(string key) => RealFids.Distinct().ToDictionary(fid => fid.ToString(), fid => api.GetCommRealData(key, fid));

    internal object Chejan(string fids) => fids.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(fid => int.TryParse(fid, out _)).Distinct().ToDictionary(fid => fid, fid => api.GetChejanData(int.Parse(fid)));
}
