using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Telemetry;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.Telemetry;
using Kiwoom.Persistence.Telemetry;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Telemetry;

/// <summary>The table of metrics in docs/operations.md has every instrument as it is in the code, and no other.</summary>
public sealed class TelemetryDocumentSpecs
{
    private const string Head = "| Metric | Kind | Unit | Attributes | |";

    [Fact]
    public async Task Every_instrument_is_in_the_table_with_its_own_words_and_nothing_else_is()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (!instrument.Meter.Name.StartsWith("Kiwoom.", StringComparison.Ordinal))
                return;
            lock (found)
                found[instrument.Name] = $"{Kind(instrument)} | {instrument.Unit} | {instrument.Description}";
        };
        listener.Start();
        foreach (var type in new[] { typeof(ActorMeter).Assembly, typeof(JournalMeter).Assembly, typeof(GatewayMeter).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.EndsWith(".Telemetry", StringComparison.Ordinal) == true && !t.ContainsGenericParameters))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);

        await using var engine = new EmbeddedEngine(new InMemoryJournal(), TimeProvider.System);
        await using var feed = new ClientFeed(engine, new FakeAccounts(new HandClock(DateTimeOffset.UnixEpoch)), NullLogger.Instance);
        using var actors = new ActorGauges(engine);
        using var journal = new JournalGauges(new Standing());
        using var mirror = new PersistenceMeter(() => []);
        using var gateway = new GatewayGauges(new NoLinks(), new FakeSurroundings(), feed, engine);

        var rows = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "operations.md")).SkipWhile(l => l != Head).Skip(2).TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()).ToList();
        rows.ShouldNotBeEmpty();
        rows.ToDictionary(r => r[0].Trim('`'), r => $"{r[1]} | {r[2].Trim('`')} | {r[4]}", StringComparer.Ordinal).OrderBy(r => r.Key, StringComparer.Ordinal).ShouldBe(found);
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" or "ObservableCounter" => "counter",
        "UpDownCounter" or "ObservableUpDownCounter" => "up-down counter",
        "Histogram" => "histogram",
        "Gauge" or "ObservableGauge" => "gauge",
        var other => other,
    };

    private sealed class Standing : IJournalStanding
    {
        public JournalTrouble? Trouble => null;

        public CancellationToken Replaced => CancellationToken.None;
    }

    private sealed class NoLinks : IBridgeLinks
    {
        public IReadOnlyCollection<BridgeLinkStatus> Status => [];

        public void Start(IBridgeLinkListener listener) => throw new NotSupportedException();

        public CommandSending Send(BridgeId bridge, IBrokerCommand command) => throw new NotSupportedException();

        public void Subscribe(BridgeId bridge, QuoteSubscription subscription) => throw new NotSupportedException();

        public void ReportDurable(BridgeId bridge, string outbox, long sequence) => throw new NotSupportedException();
    }
}
