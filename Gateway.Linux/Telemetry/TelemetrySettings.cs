namespace Kiwoom.Gateway.Telemetry;

/// <summary>Where metrics, traces and logs go: section <c>telemetry</c> of the settings. The standard variables <c>OTEL_…</c> count before it.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The collector's OTLP address over HTTP, for example <c>http://127.0.0.1:4318</c>; null for none.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    internal void Check()
    {
        if (OtlpEndpoint is { } text && (!Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)))
            throw new InvalidDataException($"{Hosting.GatewaySettings.FileName}: telemetry.otlp_endpoint takes an address that begins with http:// or https://");
    }
}
