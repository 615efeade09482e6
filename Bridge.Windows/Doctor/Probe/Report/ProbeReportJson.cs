using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>The report as JSON: names in snake_case, Korean as it is.</summary>
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeReportJson : JsonSerializerContext
{
    /// <summary>How it is written.</summary>
    internal static ProbeReportJson Format { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter<FindingStatus>(JsonNamingPolicy.SnakeCaseLower), new JsonStringEnumConverter<ProbeEnd>(JsonNamingPolicy.SnakeCaseLower) },
    });
}
