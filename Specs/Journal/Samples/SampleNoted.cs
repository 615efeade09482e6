using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Journal.Samples;

/// <summary>An event that is mostly text.</summary>
[EventName("sample_noted")]
public sealed record SampleNoted(string Text) : IEvent;
