namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The control's next strings are garbage.</summary>
/// <param name="Text">What garbage.</param>
/// <param name="Places">Where.</param>
/// <param name="Count">How many events or results; of an event every string is garbled.</param>
/// <param name="Number">DISPID of the events or methods that are garbled; 0 for any.</param>
public sealed record Garble(GarbledText Text, GarbledPlaces Places, int Count, int Number = 0) : Misbehaviour
{
    private protected override int Kind => 5;

    private protected override IReadOnlyList<int> Numbers => [(int)Text, (int)Places, Count, Number];
}
