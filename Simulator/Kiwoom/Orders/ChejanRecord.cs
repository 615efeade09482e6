namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One Chejan event: its gubun and its fields in the order of the layout.</summary>
internal sealed class ChejanRecord(string gubun, IReadOnlyList<KeyValuePair<int, string>> fields)
{
    private readonly Dictionary<int, string> _byFid = new(fields);

    public string Gubun => gubun;

    public IReadOnlyList<KeyValuePair<int, string>> Fields => fields;

    public int Count => fields.Count;

    public string FidList => string.Join(';', fields.Select(f => KiwoomText.Plain(f.Key)));

    public string Field(int fid) => _byFid.GetValueOrDefault(fid, "");
}
