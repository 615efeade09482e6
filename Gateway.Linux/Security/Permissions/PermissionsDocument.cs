namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>What the gateway knows of the permissions of Supabase users.</summary>
/// <param name="Source">Where they are read.</param>
/// <param name="AsOf">When they were last read (UTC); null before the first reading.</param>
/// <param name="Usable">Whether that is recent enough: otherwise no Supabase user may do anything.</param>
/// <param name="Trouble">Why the last attempt to read failed; null where it went well.</param>
/// <param name="KeysAsOf">When the project's signing keys were last read (UTC); null before the first reading.</param>
/// <param name="PassedOver">Rows that could not be understood.</param>
/// <param name="Users">By id.</param>
public sealed record PermissionsDocument(
    string Source,
    DateTimeOffset? AsOf,
    bool Usable,
    string? Trouble,
    DateTimeOffset? KeysAsOf,
    IReadOnlyList<string> PassedOver,
    IReadOnlyList<UserPermission> Users);
