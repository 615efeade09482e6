using System.Text.Json.Serialization;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>How an account's events and snapshots are written: snake case, ids and enumerations as strings, nothing for null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportSeen))]
[JsonSerializable(typeof(ReportNotExplained))]
[JsonSerializable(typeof(BrokerSessionBegan))]
[JsonSerializable(typeof(AccountReconciled))]
[JsonSerializable(typeof(InstrumentClassified))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderRejected))]
[JsonSerializable(typeof(OrderAccepted))]
[JsonSerializable(typeof(OrderRefused))]
[JsonSerializable(typeof(OrderExecuted))]
[JsonSerializable(typeof(CancelRequested))]
[JsonSerializable(typeof(CancelRejected))]
[JsonSerializable(typeof(OrderCanceled))]
[JsonSerializable(typeof(ReplaceRequested))]
[JsonSerializable(typeof(ReplaceRejected))]
[JsonSerializable(typeof(OrderReplaced))]
[JsonSerializable(typeof(ChangeAccepted))]
[JsonSerializable(typeof(OrderExpired))]
[JsonSerializable(typeof(OrderInDoubt))]
[JsonSerializable(typeof(ChangeInDoubt))]
[JsonSerializable(typeof(InDoubtCandidatesFound))]
[JsonSerializable(typeof(InDoubtResolved))]
[JsonSerializable(typeof(OrderReopened))]
[JsonSerializable(typeof(ExternalOrderSeen))]
[JsonSerializable(typeof(ExternalOrderAdopted))]
[JsonSerializable(typeof(KillSwitchEngaged))]
[JsonSerializable(typeof(KillSwitchReleased))]
[JsonSerializable(typeof(RiskLimitsChanged))]
[JsonSerializable(typeof(StrategyLimitsChanged))]
[JsonSerializable(typeof(DailyLossLimitReached))]
[JsonSerializable(typeof(TradingDayOpened))]
[JsonSerializable(typeof(TradingDayClosed))]
[JsonSerializable(typeof(OpeningBalanceRecorded))]
[JsonSerializable(typeof(PositionDifferenceFound))]
[JsonSerializable(typeof(CashDifferenceFound))]
[JsonSerializable(typeof(BalanceAdjusted))]
[JsonSerializable(typeof(InDoubtResolvedV1))]
[JsonSerializable(typeof(ExternalOrderSeenV1))]
public sealed partial class AccountJsonContext : JsonSerializerContext;
