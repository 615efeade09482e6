using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Specs.Journal.Samples;

/// <summary>The shape before, which had the amount instead of the price.</summary>
[EventName("sample_executed", 1)]
public sealed record SampleExecutedV1(ClientOrderId ClientOrderId, Symbol Symbol, long Amount, long Quantity)
{
    public SampleExecuted Upcast() => new(ClientOrderId, Symbol, Amount / Quantity, Quantity, null);
}
