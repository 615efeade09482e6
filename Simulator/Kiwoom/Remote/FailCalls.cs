namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The next calls fail with an HRESULT and are not forwarded.</summary>
/// <param name="Count">How many.</param>
/// <param name="Method">DISPID of the method; 0 for any.</param>
/// <param name="Result">The HRESULT; E_UNEXPECTED where left out.</param>
public sealed record FailCalls(int Count, int Method = 0, int Result = HResult.Unexpected) : Misbehaviour
{
    private protected override int Kind => 3;

    private protected override IReadOnlyList<int> Numbers => [Count, Method, Result];
}
