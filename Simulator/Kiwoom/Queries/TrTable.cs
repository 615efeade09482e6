namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An answer to a query: single fields, and rows of a record.</summary>
internal sealed record TrTable(IReadOnlyDictionary<string, string> Single, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    public static readonly TrTable Empty = new(new Dictionary<string, string>(), [], []);

    public static TrTable Of(params (string Name, string Value)[] single) => new(single.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal), [], []);

    /// <summary>A field of a row, or a single field; empty where there is none.</summary>
    public string Field(int index, string item)
    {
        for (var column = 0; column < Columns.Count; column++)
        {
            if (Columns[column] == item)
                return index >= 0 && index < Rows.Count ? Rows[index][column] : "";
        }

        return Single.GetValueOrDefault(item, "");
    }
}
