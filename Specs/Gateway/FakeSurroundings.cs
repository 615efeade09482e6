using System.Collections.Concurrent;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Strategies;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Gateway;

/// <summary>Journal, readiness, strategies, feed and interest as a spec wants them.</summary>
internal sealed class FakeSurroundings : IJournalPages, IReadiness, IStrategyHost, IClientFeed, IQuoteInterest, IMirrorStatus
{
    private readonly ConcurrentDictionary<object, Action<AccountChange>> _listeners = new();
    private readonly ConcurrentDictionary<StrategyId, StrategyDefinition> _strategies = new();

    public List<ReadinessPart> Ready { get; } = [new("journal", true), new("link", false, "no bridge is connected")];

    public ConcurrentDictionary<Symbol, int> Wanted { get; } = new();

    public List<ProjectionStatus> Mirrored { get; } = [];

    public string Target => "a target";

    public int Listeners => _listeners.Count;

    public void Tell(AccountChange change)
    {
        foreach (var listener in _listeners.Values)
            listener(change);
    }

    public IReadOnlyList<ProjectionStatus> Status() => [.. Mirrored];

    public string StreamOf(AccountNo account) => $"account-{account}";

    public Task<IReadOnlyList<JournalEntry>> Read(string stream, long fromSequenceNr, int count, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>(
        [
            .. Enumerable.Range(1, 250).Where(n => n >= fromSequenceNr).Take(count).Select(n =>
                new JournalEntry(n, DateTimeOffset.UnixEpoch, "noted.v1", CommandId.Parse($"c-{n}"), null, null, JsonSerializer.SerializeToElement(new { n }))),
        ]);

    public IReadOnlyList<ReadinessPart> Parts() => Ready;

    public Task<IReadOnlyList<StrategyDefinition>> Running(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<StrategyDefinition>>([.. _strategies.Values]);

    public Task<StrategyAnswer> Start(StartStrategy command)
    {
        var wanted = command.Definition;
        var found = _strategies.GetOrAdd(wanted.Id, wanted);
        return Task.FromResult<StrategyAnswer>(
            ReferenceEquals(found, wanted) ? new StrategyAnswer.Done(found)
            : found.Budget == wanted.Budget ? new StrategyAnswer.Done(found, Duplicate: true)
            : new StrategyAnswer.Taken(found));
    }

    public Task<StrategyAnswer> Stop(StopStrategy command) => Task.FromResult<StrategyAnswer>(
        _strategies.TryRemove(command.Strategy, out var found) ? new StrategyAnswer.Done(found) : new StrategyAnswer.NotFound(command.Strategy));

    public IDisposable Subscribe(Action<AccountChange> listener)
    {
        var key = new object();
        _listeners[key] = listener;
        return new Ending(() => _listeners.TryRemove(key, out _));
    }

    public IDisposable Want(Symbol symbol)
    {
        Wanted.AddOrUpdate(symbol, 1, (_, n) => n + 1);
        return new Ending(() => Wanted.AddOrUpdate(symbol, 0, (_, n) => n - 1));
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
