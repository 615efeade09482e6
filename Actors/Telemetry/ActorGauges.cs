using System.Diagnostics.Metrics;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Telemetry;

/// <summary>How an engine's actors are, read when somebody asks for it.</summary>
public sealed class ActorGauges : IDisposable
{
    private readonly Meter _meter = new(ActorMeter.Name);
    private readonly IActorHealthSource _engine;

    /// <summary>Watches an engine until disposed.</summary>
    public ActorGauges(IActorHealthSource engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _meter.CreateObservableGauge("kiwoom.actor.mailbox.length", () => ByKind(all => all.Sum(a => (long)a.MailboxLength)), "{message}", "Messages that wait, of all actors of a kind.");
        _meter.CreateObservableGauge("kiwoom.actor.mailbox.age", () => ByKind(all => (long)all.Max(a => a.OldestMessageAge).TotalMilliseconds), "ms", "How long the oldest waiting message of a kind has waited.");
        _meter.CreateObservableGauge("kiwoom.actor.in_flight", () => ByKind(all => all.Sum(a => (long)a.InFlight)), "{decision}", "Decisions that wait for the journal.");
        _meter.CreateObservableCounter("kiwoom.actor.refused", () => ByKind(all => all.Sum(a => a.Refused)), "{message}", "Messages refused because a mailbox had no room for their kind.");
        _meter.CreateObservableGauge("kiwoom.actor.count", ByStatus, "{actor}", "Actors of a kind in a status.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> ByKind(Func<IReadOnlyCollection<ActorHealth>, long> figure) =>
        _engine.Health().GroupBy(a => ActorMeter.KindOf(a.Path), StringComparer.Ordinal)
            .Select(kind => new Measurement<long>(figure([.. kind]), new KeyValuePair<string, object?>(ActorMeter.KindAttribute, kind.Key)));

    private IEnumerable<Measurement<long>> ByStatus() =>
        _engine.Health().GroupBy(a => (Kind: ActorMeter.KindOf(a.Path), a.Status))
            .Select(group => new Measurement<long>(
                group.Count(),
                new KeyValuePair<string, object?>(ActorMeter.KindAttribute, group.Key.Kind),
                new KeyValuePair<string, object?>("kiwoom.actor.status", System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(group.Key.Status.ToString()))));
}
