using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>The link with a record of what came and of every report and session that was given to it. Market data is not recorded: it follows from the control's events.</summary>
internal sealed class LinkRecorder(IGatewayLink inner, SessionRecorder recorder) : IGatewayLink
{
    /// <inheritdoc/>
    public void Start(IGatewayLinkListener listener) => inner.Start(new Listener(listener, recorder));

    /// <inheritdoc/>
    public void Send(SequencedReport report)
    {
        recorder.Add(recorder.Plain(
            "report", () => RecordingSpelling.Encode(new ReportEnvelope(report.At, report.Report, report.Previous), RecordingSpelling.Link.ReportEnvelope), [report.Report.Account.Value],
            report.Outbox, report.Sequence));
        inner.Send(report);
    }

    /// <inheritdoc/>
    public void CommandTaken(CommandId command) => inner.CommandTaken(command);

    /// <inheritdoc/>
    public void Publish(IMarketDataMessage message) => inner.Publish(message);

    /// <inheritdoc/>
    public void Publish(BrokerSession session)
    {
        recorder.Add(recorder.Plain("session", () => RecordingSpelling.Encode(session, RecordingSpelling.Link.BrokerSession), [.. session.Accounts.Select(a => a.Value)]));
        inner.Publish(session);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Listener(IGatewayLinkListener inner, SessionRecorder recorder) : IGatewayLinkListener
    {
        public void Connected(GatewayPosition position)
        {
            Add("connected", position, RecordingSpelling.Own.GatewayPosition);
            inner.Connected(position);
        }

        public void Disconnected(string reason)
        {
            Add("disconnected", new LostLink(reason), RecordingSpelling.Own.LostLink);
            inner.Disconnected(reason);
        }

        public void CommandReceived(IBrokerCommand command)
        {
            Add("command", command, RecordingSpelling.Link.IBrokerCommand, [command.Account.Value]);
            inner.CommandReceived(command);
        }

        public void SubscriptionReceived(QuoteSubscription subscription)
        {
            Add("subscription", subscription, RecordingSpelling.Link.QuoteSubscription);
            inner.SubscriptionReceived(subscription);
        }

        public void ReportsAcknowledged(string outbox, long sequence)
        {
            Add("acknowledged", new AcknowledgedReports(outbox, sequence), RecordingSpelling.Own.AcknowledgedReports);
            inner.ReportsAcknowledged(outbox, sequence);
        }

        private void Add<T>(string kind, T payload, JsonTypeInfo<T> type, IReadOnlyList<string>? accounts = null) =>
            recorder.Add(recorder.Plain(kind, () => RecordingSpelling.Encode(payload, type), accounts));
    }
}
