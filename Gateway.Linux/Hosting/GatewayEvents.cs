using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Gateway.Hosting;

/// <summary>Every event that the gateway's journal can hold.</summary>
public static class GatewayEvents
{
    /// <summary>Shared and immutable.</summary>
    public static EventCatalog Catalog { get; } = new EventCatalogBuilder()
        .AddAccountEvents()
        .Add(StrategyJsonContext.Default, typeof(StrategyStarted), typeof(StrategyStopped))
        .Build();
}
