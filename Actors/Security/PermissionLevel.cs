using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Security;

/// <summary>What a user may do; each level includes the ones before it (seed document, design.md §10).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PermissionLevel>))]
public enum PermissionLevel
{
    /// <summary>Reads quotes and own accounts.</summary>
    Viewer,

    /// <summary>Trades on the mock server.</summary>
    PaperTrader,

    /// <summary>Trades real money.</summary>
    RealTrader,

    /// <summary>Everything, and users, limits and the release of the kill switch.</summary>
    Admin,
}
