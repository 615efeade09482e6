using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Bridge.Status;

namespace Kiwoom.Bridge.Doctor;

/// <summary>Findings as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = [typeof(SnakeCaseEnum<Severity>)])]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    /// <summary>One array, with Korean as it is read.</summary>
    internal static string Text(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(findings, new DoctorJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).IReadOnlyListFinding);
}
