using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Account;

/// <summary>How a snapshot is written; the same rules as for the events.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccountSnapshotDocument))]
internal sealed partial class AccountSnapshotJsonContext : JsonSerializerContext;
