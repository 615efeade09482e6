namespace Kiwoom.Bridge.Queries;

/// <summary>What queries need of their owner.</summary>
/// <param name="Now">The market's clock.</param>
/// <param name="PumpAfter">Calls <see cref="TrRequests.Pump"/> after a wait on the market's clock.</param>
/// <param name="ExpireLater">Calls <see cref="TrRequests.Expire"/> after the time-out on the machine's clock.</param>
/// <param name="Restricted">Told when Kiwoom refuses all further queries.</param>
public sealed record TrSurroundings(Func<DateTimeOffset> Now, Action<TimeSpan> PumpAfter, Action<TrExpired> ExpireLater, Action Restricted);
