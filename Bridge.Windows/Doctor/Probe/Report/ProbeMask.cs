using System.Text.Json.Nodes;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>Takes out of a report what belongs to the person alone: account numbers but for their last four digits, user id and name. Every
/// text of the report goes through it, whatever it came from.</summary>
public sealed class ProbeMask
{
    private const int ShownDigits = 4;
    private const int HtsDigits = 8;
    private const string NameMask = "(masked)";
    private static readonly HashSet<string> _accountFields = new(StringComparer.Ordinal) { "9201", "계좌번호" };
    private readonly List<(string Text, string Mask)> _masks = [];

    /// <summary>A mask for a login; without one only fields that always carry an account are masked.</summary>
    public ProbeMask(ProbeLogin? login)
    {
        if (login is null)
            return;
        foreach (var account in login.AllAccounts.Where(a => a.Length > ShownDigits))
        {
            var mask = Account(account);
            _masks.Add((account, mask));
            if (account.Length <= HtsDigits)
                continue;

            // As the HTS shows it: eight digits, with or without hyphens.
            _masks.Add(($"{account[..4]}-{account[4..HtsDigits]}-{account[HtsDigits..]}", mask));
            _masks.Add(($"{account[..4]}-{account[4..HtsDigits]}", Account(account[..HtsDigits])));
            _masks.Add((account[..HtsDigits], Account(account[..HtsDigits])));
        }

        _masks.AddRange(login.Names.Where(n => n.Length > 0).OrderByDescending(n => n.Length).Select(n => (n, NameMask)));
    }

    /// <summary>Masks a text.</summary>
    public string Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (secret, mask) in _masks)
            text = text.Replace(secret, mask, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>Masks every text below a node, in place.</summary>
    public void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToArray())
                    Apply(value, masked => fields[name] = masked, _accountFields.Contains(name));
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var index = i;
                    Apply(items[i], masked => items[index] = masked, isAccount: false);
                }

                break;
        }
    }

    private static string Account(string account) =>
        account.Length > ShownDigits ? new string('*', account.Length - ShownDigits) + account[^ShownDigits..] : new string('*', account.Length);

    private void Apply(JsonNode? value, Action<string> replace, bool isAccount)
    {
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text))
        {
            Apply(value);
            return;
        }

        replace(isAccount ? Account(text.Trim()) : Apply(text));
    }
}
