using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>The shape before, which named nobody.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Resolution">What was found.</param>
/// <param name="Text">By which evidence, for people.</param>
/// <param name="Report">The report that it followed from.</param>
[EventName("in_doubt_resolved", 1)]
public sealed record InDoubtResolvedV1(ClientOrderId ClientOrderId, DoubtResolution Resolution, string Text, ReportPlace? Report = null)
{
    /// <summary>The same as it is written today.</summary>
    public InDoubtResolved Upcast() => new(ClientOrderId, Resolution, Text) { Report = Report };
}
