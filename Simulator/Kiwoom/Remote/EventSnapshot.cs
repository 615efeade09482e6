namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Writes what the getters give while an event is raised, so that the other process can answer them by itself.</summary>
internal static class EventSnapshot
{
    private const byte None = 0;
    private const byte Tr = 1;
    private const byte Chejan = 2;
    private const byte Real = 3;

    public static FrameWriter Write(FrameWriter to, ControlEvent? of, string realType) => of switch
    {
        { Table: { } table } => Write(to.Byte(Tr).Text(of.TrCode), table),
        { Chejan: { } chejan } => Write(to.Byte(Chejan), chejan),
        { RealField: { } field } => Write(to.Byte(Real).Text(of.RealKey), RealTimeFids.Of(realType), field),
        _ => to.Byte(None),
    };

    private static FrameWriter Write(FrameWriter to, TrTable table)
    {
        to.Int(table.Single.Count);
        foreach (var (name, value) in table.Single)
            to.Text(name).Text(value);
        to.Int(table.Columns.Count);
        foreach (var column in table.Columns)
            to.Text(column);
        to.Int(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
                to.Text(cell);
        }

        return to;
    }

    private static FrameWriter Write(FrameWriter to, ChejanRecord record)
    {
        to.Int(record.Count);
        foreach (var (fid, value) in record.Fields)
            to.Int(fid).Text(value);
        return to;
    }

    /// <summary>A FID without a value is left out: the getter gives an empty string for it as for one that the type does not carry.</summary>
    private static FrameWriter Write(FrameWriter to, ReadOnlySpan<int> fids, Func<int, string> field)
    {
        Span<int> filled = stackalloc int[fids.Length];
        var values = new string[fids.Length];
        var count = 0;
        foreach (var fid in fids)
        {
            if (field(fid) is not { Length: > 0 } value)
                continue;
            filled[count] = fid;
            values[count++] = value;
        }

        to.Int(count);
        for (var i = 0; i < count; i++)
            to.Int(filled[i]).Text(values[i]);
        return to;
    }
}
