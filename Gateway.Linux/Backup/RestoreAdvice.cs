namespace Kiwoom.Gateway.Backup;

/// <summary>What a person must know before a gateway starts on a restored data directory.</summary>
internal static class RestoreAdvice
{
    internal static string For(BackupManifest manifest) => FormattableString.Invariant(
        $"""

        Before you start a gateway on it:
          1. Make sure that the old gateway is stopped for good. Two gateways on two copies of one journal do not know of each other.
          2. Everything since {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC is missing here: orders, fills, limits, an emergency stop, tokens and bridges revoked or enrolled.
             Revoke again what was revoked, and enrol again what was enrolled.
          3. Keep strategies and clients away until you are through with 4. The bridge never sends a client_order_id twice that it remembers (7 days), but ids older than that
             must not be sent again.
        Then start it, with the bridge:
          4. Wait until './kiwoom reconciliation' shows the account as compared. Orders of today come back from Kiwoom's lists, under the name ext-DATE-NUMBER; those of earlier days
             do not, and show as differences in cash and positions. Check them against Kiwoom's own program; then an admin takes them over (docs/operations.md).
          5. If an emergency stop was on, switch it on again.
        """);
}
