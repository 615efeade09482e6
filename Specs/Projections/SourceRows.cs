using System.Buffers;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Projections;

/// <summary>Events as the journal's rows have them.</summary>
internal static class SourceRows
{
    internal static IReadOnlyList<SourceRow> Of(string stream, IEnumerable<JournaledEvent> events)
    {
        using var encoder = new EnvelopeEncoder(GatewayEvents.Catalog);
        var rows = new List<SourceRow>();
        var before = RowHash.Genesis.ToArray();
        foreach (var journaled in events)
        {
            var payload = new ArrayBufferWriter<byte>();
            encoder.Encode(journaled, before, payload);
            var registered = GatewayEvents.Catalog.Find(journaled.Event);
            var hash = RowHash.Of(stream, journaled.SequenceNr, registered.Manifest, payload.WrittenSpan);
            rows.Add(new SourceRow(stream, journaled, registered.Manifest, JsonSerializer.SerializeToUtf8Bytes(journaled.Event, registered.TypeInfo), hash, before));
            before = hash;
        }

        return rows;
    }
}
