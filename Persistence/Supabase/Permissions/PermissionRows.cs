using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>Makes a <see cref="PermissionList"/> out of rows. A row that cannot be understood gives nothing, and is named.</summary>
internal sealed class PermissionRows
{
    private const int MostNamed = 20;
    private readonly Dictionary<UserId, (PermissionLevel Level, DateTimeOffset? ValidUntil)> _levels = [];
    private readonly Dictionary<UserId, SortedSet<string>> _accounts = [];
    private readonly List<string> _passedOver = [];

    internal void AddPermission(string? user, string? level, DateTimeOffset? validUntil)
    {
        if (UserOf(user, "trading_permissions") is not { } id)
            return;

        if (LevelOf(level) is { } known)
            _levels[id] = (known, validUntil);
        else
            PassOver($"trading_permissions of {id}: an unknown level");
    }

    internal void AddMember(string? user, string? account)
    {
        if (UserOf(user, "account_members") is not { } id)
            return;

        if (!AccountNo.TryParse(account, out var number))
            PassOver($"account_members of {id}: an account number that is none");
        else if (_accounts.TryGetValue(id, out var accounts))
            accounts.Add(number.Value);
        else
            _accounts[id] = new SortedSet<string>(StringComparer.Ordinal) { number.Value };
    }

    /// <summary>Reads an instant as PostgREST writes it. False for text that is none, or beyond the calendar.</summary>
    internal static bool TryReadInstant(JsonElement value, out DateTimeOffset? instant)
    {
        instant = null;
        if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.ValueEquals("infinity")))
            return true;

        if (value.ValueKind != JsonValueKind.String
            || !DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
            return false;

        instant = read;
        return true;
    }

    internal void PassOver(string what)
    {
        if (_passedOver.Count < MostNamed)
            _passedOver.Add(what);
    }

    internal PermissionList Build() => new(
        _levels.ToDictionary(
            l => l.Key,
            l => new PermissionGrant(
                l.Key, l.Value.Level, l.Value.ValidUntil, _accounts.TryGetValue(l.Key, out var accounts) ? [.. accounts.Select(AccountNo.Parse)] : [])),
        _passedOver);

    private static PermissionLevel? LevelOf(string? text)
    {
        foreach (var level in Enum.GetValues<PermissionLevel>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(level.ToString()) == text)
                return level;
        }

        return null;
    }

    private UserId? UserOf(string? text, string table)
    {
        if (Guid.TryParseExact(text, "D", out var uuid))
            return UserId.Parse(uuid.ToString("D"));

        PassOver($"{table}: a user_id that is no uuid");
        return null;
    }
}
