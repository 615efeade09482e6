using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Journal.Samples;

/// <summary>An event of ordinary shape: ids, numbers, text, an optional member.</summary>
[EventName("sample_executed", 2)]
public sealed record SampleExecuted(ClientOrderId ClientOrderId, Symbol Symbol, long Price, long Quantity, string? Note) : IEvent;
