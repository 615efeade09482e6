namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Something wrong that the stand-in control is told to do.</summary>
public abstract record Misbehaviour
{
    private protected Misbehaviour()
    {
    }

    private protected abstract int Kind { get; }

    private protected virtual IReadOnlyList<int> Numbers => [];

    private protected virtual IReadOnlyList<string> Texts => [];

    internal FrameWriter ToFrame()
    {
        var to = new FrameWriter(ControlFrame.Misbehave).Int(Kind).Int(Numbers.Count);
        foreach (var number in Numbers)
            to.Int(number);
        to.Int(Texts.Count);
        foreach (var text in Texts)
            to.Text(text);
        return to;
    }
}
