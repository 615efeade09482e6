using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Replay;

/// <summary>Accounts as their journal alone makes them, without market data: positions are shown at cost.</summary>
public sealed class ReplayedAccounts
{
    private const string AccountStream = "account-";
    private static readonly Cause _reading = new(CommandId.Parse("replay"));
    private readonly SortedDictionary<string, Fold> _folds;
    private readonly DateTimeOffset _at;

    private ReplayedAccounts(SortedDictionary<string, Fold> folds, ReplaySummary replayed)
    {
        _folds = folds;
        _at = replayed.LastAt ?? DateTimeOffset.UnixEpoch;
        Summary = RunSummary.Of(folds.Values.Select(f => Ask<AccountSummary>(f, new GetAccountSummary(_reading))), replayed.Events);
    }

    /// <summary>Everything added up.</summary>
    public RunSummary Summary { get; }

    /// <summary>Each account.</summary>
    public IEnumerable<AccountView> Views => _folds.Values.Select(f => Ask<AccountView>(f, new GetAccount(_reading)));

    /// <summary>Folds a journal. Throws what <see cref="JournalReader.Replay"/> throws.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="account">One account; null for all.</param>
    /// <param name="until">The last instant wanted; null for the end.</param>
    /// <param name="verifyHashes">Whether each row is held against the chain.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="source">The journal; the directory's own where left out.</param>
    /// <param name="ends">Where each stream ends, and which there are; null for all and all of each.</param>
    public static ReplayedAccounts Of(string dataDirectory, TimeProvider machine, AccountNo? account, DateTimeOffset? until, bool verifyHashes, IProgress<JournalProgress>? progress = null,
        JournalSource? source = null, IReadOnlyDictionary<string, long>? ends = null)
    {
        var settings = GatewaySettings.Load(dataDirectory);
        var create = AccountFactory.Create(settings, MarketTime.Of(dataDirectory, machine), new MarketDataBoard(), new BridgeDirectory(), BridgeTraffic.BridgePath, run: "replay");
        var folds = new SortedDictionary<string, Fold>(StringComparer.Ordinal);
        var options = new ReplayOptions { PersistenceId = account is { } one ? AccountStream + one : null, Until = until, VerifyHashes = verifyHashes };
        var replayed = new JournalReader(source ?? JournalSource.At(settings.JournalIn(dataDirectory)), GatewayEvents.Catalog).Replay(
            options,
            (stream, journaled) =>
            {
                if (ends is not null && journaled.SequenceNr > ends.GetValueOrDefault(stream))
                    return;

                if (!folds.TryGetValue(stream, out var fold))
                {
                    if (!stream.StartsWith(AccountStream, StringComparison.Ordinal) || !AccountNo.TryParse(stream[AccountStream.Length..], out var number))
                        return;

                    var behaviour = create(number);
                    folds.Add(stream, fold = new Fold(behaviour, behaviour.Initial()));
                }

                fold.State = fold.Behaviour.Apply(fold.State, journaled);
            },
            progress);
        return new ReplayedAccounts(folds, replayed);
    }

    /// <summary>An account's orders, the newest first.</summary>
    public IReadOnlyList<OrderView> Orders(AccountNo account) =>
        Ask<IReadOnlyList<OrderView>>(_folds[AccountStream + account], new GetOrders(_reading, Limit: int.MaxValue));

    // A question changes nothing, so the behaviour answers it here as it does in its actor.
    private T Ask<T>(Fold fold, ICommand question) =>
        (T)fold.Behaviour.Decide(fold.State, question, _at).Effects.OfType<Reply>().Single().Message;

    private sealed class Fold(AccountBehaviour behaviour, AccountState state)
    {
        internal AccountBehaviour Behaviour { get; } = behaviour;

        internal AccountState State { get; set; } = state;
    }
}
