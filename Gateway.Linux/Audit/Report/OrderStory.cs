using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>An order on which something happened on the day.</summary>
/// <param name="Order">As it stood at the day's end.</param>
/// <param name="Checks">The risk checks at its decision, in numbers; empty where the decision was on another day or elsewhere.</param>
/// <param name="Liquidation">Whether the kill switch made it: then limits of size and money did not apply.</param>
/// <param name="Entries">What happened on the day, in order.</param>
public sealed record OrderStory(OrderView Order, IReadOnlyList<RiskMeasure> Checks, bool Liquidation, IReadOnlyList<StoryEntry> Entries);
