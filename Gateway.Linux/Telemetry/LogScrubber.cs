using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>Masks account numbers and tokens in every log record before it leaves the machine: in its text, its fields and its exception.</summary>
internal sealed class LogScrubber : BaseProcessor<LogRecord>
{
    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        if (data.FormattedMessage is { } text)
            data.FormattedMessage = Mask.Text(text);
        if (data.Body is { } body)
            data.Body = Mask.Text(body);

        var fields = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in data.Attributes ?? [])
            fields.Add(new(name, value is null or bool or byte or short or int or double ? value : Mask.Text($"{value}")));

        if (data.Exception is { } fault)
        {
            fields.Add(new("exception.type", fault.GetType().FullName));
            fields.Add(new("exception.message", Mask.Text(fault.Message)));
            fields.Add(new("exception.stacktrace", Mask.Text(fault.ToString())));
            data.Exception = null;
        }

        data.Attributes = fields;
    }
}
