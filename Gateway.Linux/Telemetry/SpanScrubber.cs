using System.Diagnostics;
using OpenTelemetry;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>Lets only known attributes of a span leave the machine, and masks what they hold.</summary>
internal sealed class SpanScrubber : BaseProcessor<Activity>
{
    private static readonly HashSet<string> _known = new(StringComparer.Ordinal)
    {
        "order.id", "order.side", "order.type", "order.outcome", "journal.events", "journal.outcome", "bridge.sending",
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
    };

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        // It came from whoever sent the request, and may hold anything.
        data.TraceStateString = null;
        foreach (var (name, value) in data.TagObjects.ToList())
        {
            if (!_known.Contains(name))
                data.SetTag(name, null);
            else if (value is string text && Mask.Text(text) is var masked && masked != text)
                data.SetTag(name, masked);
        }
    }
}
