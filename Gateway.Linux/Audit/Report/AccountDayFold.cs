using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>Folds an account's stream and keeps the day's events with what belongs to them.</summary>
internal sealed class AccountDayFold
{
    private readonly AccountOptions _options;
    private readonly AccountBehaviour _behaviour;
    private readonly TradingDay _day;
    private readonly AccountState _state;
    private readonly List<StoryEntry> _events = [];
    private readonly List<StoryEntry> _decisions = [];
    private readonly List<StoryEntry> _reconciliation = [];
    private readonly List<OrderExecuted> _executions = [];
    private readonly List<ClientOrderId> _touched = [];
    private readonly Dictionary<ClientOrderId, List<StoryEntry>> _stories = [];
    private readonly Dictionary<ClientOrderId, (IReadOnlyList<RiskMeasure> Checks, bool Liquidation)> _checks = [];
    private readonly Dictionary<ClientOrderId, OrderView> _lastSeen = [];
    private AccountSummary? _before;
    private string _headHash = HeadOfNothing;

    internal AccountDayFold(AccountOptions options, TradingDay day)
    {
        (_options, _day) = (options, day);
        _behaviour = new AccountBehaviour(options);
        _state = _behaviour.Initial();
    }

    private static string HeadOfNothing => Persistence.Audit.HeadDocument.NoPrevious;

    /// <summary>Takes the next row; false, without it, where it is of a later day.</summary>
    internal bool Take(JournalRecord record)
    {
        var journaled = record.Event;
        var day = TradingDay.At(journaled.At);
        if (day.CompareTo(_day) > 0)
            return false;
        if (day == _day)
        {
            _before ??= Summary();
            Note(record);
        }

        _behaviour.Apply(_state, journaled);
        _headHash = record.Hash;
        if (day == _day && journaled.Event is IOrderEvent about && _state.Orders.Find(about.ClientOrderId) is { } order)
            _lastSeen[about.ClientOrderId] = order.View(_options.Account);
        return true;
    }

    internal AccountDay Finish()
    {
        var after = Summary();
        return new AccountDay(_options.Account, _before ?? after, after, _headHash, [.. _touched.Where(_lastSeen.ContainsKey).Select(Story)], _executions, _decisions, _reconciliation, _events);
    }

    private AccountSummary Summary() => AccountViews.Summary(_options.Account, _state, withHash: true);

    private OrderStory Story(ClientOrderId id)
    {
        var (checks, liquidation) = _checks.GetValueOrDefault(id, ([], false));
        return new OrderStory(_state.Orders.Find(id)?.View(_options.Account) ?? _lastSeen[id], checks, liquidation, _stories[id]);
    }

    private void Note(JournalRecord record)
    {
        var entry = new StoryEntry(record, EventWords.Of(record.Data));
        _events.Add(entry);
        var journaled = record.Event;
        if (journaled.Event is IOrderEvent about)
        {
            if (!_stories.TryGetValue(about.ClientOrderId, out var story))
            {
                _stories.Add(about.ClientOrderId, story = []);
                _touched.Add(about.ClientOrderId);
            }

            story.Add(entry);
        }

        switch (journaled.Event)
        {
            case OrderPlaced e:
                _checks[e.ClientOrderId] = (RiskMeasures.Of(_options, _state, e, journaled.At), e.Liquidation);
                break;
            case OrderRejected e:
                _checks[e.ClientOrderId] = (RiskMeasures.Of(_options, _state, e, journaled.At), false);
                break;
            case OrderExecuted e:
                _executions.Add(e);
                break;
        }

        if (IsDecision(journaled.Event))
            _decisions.Add(entry);
        if (IsReconciliation(journaled.Event))
            _reconciliation.Add(entry);
    }

    private static bool IsDecision(IEvent @event) =>
        @event is KillSwitchEngaged or KillSwitchReleased or RiskLimitsChanged or StrategyLimitsChanged or DailyLossLimitReached or BalanceAdjusted or OpeningBalanceRecorded;

    private static bool IsReconciliation(IEvent @event) =>
        @event is AccountReconciled or BrokerSessionBegan or PositionDifferenceFound or CashDifferenceFound or BalanceAdjusted or ReportNotExplained
            or OrderInDoubt or ChangeInDoubt or InDoubtCandidatesFound or InDoubtResolved or OrderReopened or ExternalOrderSeen or ExternalOrderAdopted;
}
