using Kiwoom.Actors.Journal;

namespace Kiwoom.Bridge.Orders;

/// <summary>The events of the bridge's own journal.</summary>
public static class OrderDeskEvents
{
    /// <summary>The catalog of the bridge's journal.</summary>
    public static EventCatalog Catalog { get; } = AddTo(new EventCatalogBuilder()).Build(typeof(OrderDeskEvents).Assembly);

    /// <summary>Registers the desk's events.</summary>
    public static EventCatalogBuilder AddTo(EventCatalogBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            OrderDeskJsonContext.Default, typeof(OutboxOpened), typeof(IntentRecorded), typeof(OrderCallReturned), typeof(BlankAnswerSeen), typeof(OrderMessageSeen),
            typeof(ChejanParked), typeof(ChejanReleased), typeof(ReportQueued), typeof(OutboxTrimmed), typeof(DeskDayBegan));
    }
}
