using System.Diagnostics.Metrics;
using System.Text.Json;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Telemetry;

/// <summary>How a journal stands, read when somebody asks for it.</summary>
public sealed class JournalGauges : IDisposable
{
    private readonly Meter _meter = new(JournalMeter.Name);

    /// <summary>Watches a journal until disposed.</summary>
    public JournalGauges(IJournalStanding journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        _meter.CreateObservableGauge("kiwoom.journal.trouble", () => Trouble(journal), "{trouble}", "1 for the reason for which the journal cannot be written, 0 for all others.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Trouble(IJournalStanding journal)
    {
        var now = journal.Trouble?.Kind;
        return Enum.GetValues<JournalTroubleKind>().Select(kind => new Measurement<long>(
            kind == now ? 1 : 0, new KeyValuePair<string, object?>("kiwoom.journal.reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString()))));
    }
}
