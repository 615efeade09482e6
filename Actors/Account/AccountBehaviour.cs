using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>One account: its commands, its bridge's reports, and time. OrderBook, RiskGuard and PortfolioProjection are folded from one stream,
/// so that a check, its reservation and the order are one decision and one commit, and no two orders can use the same headroom.</summary>
/// <param name="options">What the behaviour is built with.</param>
public sealed class AccountBehaviour(AccountOptions options) : IEventSourcedBehaviour<AccountState>
{
    /// <inheritdoc/>
    public string PersistenceId { get; } = IdOf(options.Account);

    /// <summary>The stream of an account.</summary>
    public static string IdOf(AccountNo account) => $"account-{account}";

    /// <summary>The path of an account's actor.</summary>
    public static ActorPath PathOf(AccountNo account) => new ActorPath("/accounts").Child(account.Value);

    /// <inheritdoc/>
    public AccountState Initial() => new();

    /// <inheritdoc/>
    public AccountState Apply(AccountState state, JournaledEvent journaled)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Apply(journaled);
        return state;
    }

    /// <inheritdoc/>
    public Decision Decide(AccountState state, ICommand command, DateTimeOffset now)
    {
        var draft = new AccountDraft(options, state, now);
        switch (command)
        {
            case PlaceOrder c:
                PlacingDesk.Place(draft, c);
                break;
            case CancelOrder c:
                CancellingDesk.Cancel(draft, c);
                break;
            case ReplaceOrder c:
                ReplacingDesk.Replace(draft, c);
                break;
            case MassCancel c:
                CancellingDesk.MassCancel(draft, c);
                break;
            case ReportArrived c:
                ReportDesk.Take(draft, c.Report);
                break;
            case BrokerEpochStarted c:
                SessionDesk.Begin(draft, c.Epoch);
                break;
            case Reconcile:
                SessionDesk.RequestSnapshot(draft);
                break;
            case Tick c:
                TimeDesk.Pass(draft, c);
                break;
            case EngageKillSwitch c:
                KillSwitchDesk.Engage(draft, c);
                break;
            case ReleaseKillSwitch c:
                KillSwitchDesk.Release(draft, c);
                break;
            case ChangeRiskLimits c:
                LimitsDesk.Change(draft, c);
                break;
            case ResolveInDoubt c:
                DoubtDesk.Resolve(draft, c);
                break;
            case AcceptBrokerBalance c:
                BalanceComparison.Accept(draft, c);
                break;
            default:
                if (AccountQuestions.Answer(options, state, command, now) is { } answer)
                    draft.Answer(answer);
                break;
        }

        return draft.Build();
    }

    /// <inheritdoc/>
    public IEnumerable<IEffect> OnRecovered(AccountState state, DateTimeOffset now)
    {
        var draft = new AccountDraft(options, state, now);
        SessionDesk.SendAgain(draft);
        TimeDesk.StartTimer(draft);
        return draft.Build().Effects;
    }
}
