namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The columns of a record and how each is read from what a row stands for.</summary>
internal sealed class TrRows<T>(params (string Name, Func<T, string> Read)[] columns)
{
    private readonly string[] _names = [.. columns.Select(c => c.Name)];

    public TrTable Table(IEnumerable<T> items, params (string Name, string Value)[] single) =>
        new(single.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal), _names, [.. items.Select(i => columns.Select(c => c.Read(i)).ToArray())]);
}
