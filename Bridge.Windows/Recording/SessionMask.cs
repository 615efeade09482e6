using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>Keeps people out of a recording. Passwords always; on request account numbers, user id and user name too, each by the same
/// pseudonym throughout. Used on the writer's thread only, before a line reaches the disk.</summary>
/// <remarks>An account number is learned where its place tells it (ACCNO, FID 9201, 계좌번호, commands, reports), and in Kiwoom's messages any number of ten
/// digits is taken for one. What is learned is replaced wherever it stands, also with hyphens and without its product suffix. The pseudonym is
/// drawn by chance, so it cannot be computed back, and keeps the suffix, which decides whether an account is for stocks.</remarks>
/// <param name="masks">Whether more than passwords is masked.</param>
internal sealed partial class SessionMask(bool masks)
{
    private const string Password = "비밀번호";
    private const string Hidden = "*";
    private const string PersonName = "투자자";
    private const string PersonId = "investor";
    private const int Stem = 8;
    private static readonly string[] _accountTags = ["ACCNO", "ACCLIST"];
    private static readonly string[] _personItems = ["성명", "고객명", "계좌명", "예금주"];
    private static readonly string[] _freeTexts = ["text", "message", "reason"];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);
    private Regex? _accounts;
    private Regex? _personId;
    private string? _personName;

    /// <summary>The value under which a password is recorded and played.</summary>
    internal static object? PasswordOr(string method, object?[] arguments, int index) =>
        method == nameof(IKiwoomApi.SetInputValue) && index == 1 && arguments[0] is Password && arguments[1] is string { Length: > 0 } ? Hidden : arguments[index];

    /// <summary>An argument as it may be written, before <see cref="Text"/>.</summary>
    internal object? Argument(string name, object?[] arguments, int index)
    {
        // Kiwoom says not to parse it, the bridge does not read it, and nobody knows what it carries.
        if (masks && index == 2 && name == nameof(IKiwoomEvents.OnReceiveRealData))
            return "";
        var argument = PasswordOr(name, arguments, index);
        return argument is string text && (name == nameof(IKiwoomEvents.OnReceiveMsg) || IsPersonItem(arguments, index)) ? ForPeople(text) : argument;
    }

    /// <summary>A call's answer as it may be written, before <see cref="Text"/>.</summary>
    internal object? Result(string method, object?[] arguments, object? result) => !masks || method != nameof(IKiwoomApi.GetLoginInfo) || result is not string text ? result : arguments[0] switch
    {
        "USER_ID" => text.Length == 0 ? text : PersonId,
        "USER_NAME" => text.Length == 0 ? text : PersonName,
        _ => result,
    };

    /// <summary>What a getter gave as it may be written, before <see cref="Text"/>.</summary>
    internal object? Read(GetterKey key, object? answer) =>
        masks && answer is string { Length: > 0 } && _personItems.Any(i => key.Item.Contains(i, StringComparison.Ordinal)) ? PersonName : answer;

    /// <summary>Any text, without account numbers.</summary>
    internal string Text(string text) => _accounts is null || text.Length < Stem ? text : _accounts.Replace(text, Pseudonym);

    /// <summary>A text for people, which may name the person too.</summary>
    internal string ForPeople(string text)
    {
        if (!masks)
            return text;
        text = Text(text);
        if (_personId is not null)
            text = _personId.Replace(text, PersonId);
        return _personName is null ? text : text.Replace(_personName, PersonName, StringComparison.Ordinal);
    }

    /// <summary>A command, report or state. People are named in its free texts only.</summary>
    internal string Json(string json)
    {
        if (!masks || JsonNode.Parse(json) is not { } node)
            return json;
        Mask(node);
        return node.ToJsonString(RecordingSpelling.Own.Options);
    }

    internal void LearnCall(string method, object?[] arguments, object? result)
    {
        if (!masks)
            return;
        switch (method)
        {
            case nameof(IKiwoomApi.GetLoginInfo) when arguments[0] is string tag && result is string text:
                LearnLogin(tag, text);
                break;
            case nameof(IKiwoomApi.SendOrder):
                LearnAccount(arguments[2] as string);
                break;
            case nameof(IKiwoomApi.KOA_Functions) when arguments[1] is string { Length: > 0 } parameters && parameters.Split(',') is { Length: > 2 } parts:
                LearnAccount(parts[2]);
                break;
            case nameof(IKiwoomApi.SetInputValue) when arguments[0] is string id && id.Contains("계좌", StringComparison.Ordinal):
                LearnAccount(arguments[1] as string);
                break;
        }
    }

    internal void LearnEvent(string name, object?[] arguments)
    {
        if (name == nameof(IKiwoomEvents.OnReceiveMsg) && arguments[3] is string text)
            LearnText(text);
    }

    internal void LearnRead(GetterKey key, object? answer)
    {
        var isAccount = key.Method is nameof(IKiwoomApi.GetChejanData) or nameof(IKiwoomApi.GetCommRealData) ? key.Number == Fid.AccountNo : key.Item.Contains("계좌번호", StringComparison.Ordinal);
        if (isAccount)
            LearnAccount(answer as string);
    }

    /// <summary>Takes every number of ten digits in a text for people for an account.</summary>
    internal void LearnText(string text)
    {
        if (!masks)
            return;
        foreach (var match in TenDigits().EnumerateMatches(text))
            LearnAccount(Digits(text.AsSpan(match.Index, match.Length)));
    }

    /// <summary>Learns an account; nothing where it is none. Throws <see cref="InvalidOperationException"/> where it is a pseudonym that was given out before.</summary>
    internal void LearnAccount(string? text)
    {
        if (!masks || !AccountNo.TryParse(text?.Trim(), out var account) || !_known.Add(account.Value))
            return;
        var stem = account.Value[..Stem];
        if (_given.Contains(stem))
            throw new InvalidOperationException("a pseudonym turned out to be an account of this session");
        if (!_stems.ContainsKey(stem))
        {
            string pseudonym;
            do
            {
                // Never with a zero in front, which a field that is a number would lose.
                pseudonym = string.Create(CultureInfo.InvariantCulture, $"9{RandomNumberGenerator.GetInt32(10_000_000):0000000}");
            }
            while (_stems.ContainsKey(pseudonym) || !_given.Add(pseudonym));
            _stems.Add(stem, pseudonym);
        }

        _accounts = new Regex(string.Join('|', _known.Select(PatternOf)), RegexOptions.CultureInvariant);
    }

    private static string PatternOf(string account)
    {
        var anywhere = string.Join("[- ]?", account.AsEnumerable());
        var stem = account[..Stem];

        // Dates of eight digits are everywhere.
        var isDate = DateOnly.TryParseExact(stem, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDate ? anywhere : $@"{anywhere}|(?<![0-9]){stem[..4]}-?{stem[4..]}(?![0-9])";
    }

    private static string Digits(ReadOnlySpan<char> text) => string.Concat(text.ToArray().Where(char.IsAsciiDigit));

    private static bool IsPersonItem(object?[] arguments, int index) =>
        index == 1 && arguments is [string item, string] && _personItems.Any(i => item.Contains(i, StringComparison.Ordinal));

    private string Pseudonym(Match match)
    {
        var digits = Digits(match.ValueSpan);
        return _stems[digits[..Stem]] + digits[Stem..];
    }

    private void Mask(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (value is not null)
                        Replace(value, _freeTexts.Contains(name), masked => members[name] = masked);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var place = i;
                    if (items[i] is { } value)
                        Replace(value, false, masked => items[place] = masked);
                }

                break;
        }
    }

    private void Replace(JsonNode node, bool isForPeople, Action<JsonNode> set)
    {
        if (node is not JsonValue value)
            Mask(node);
        else if (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text)
            set(JsonValue.Create(isForPeople ? ForPeople(text) : Text(text)));
    }

    private void LearnLogin(string tag, string text)
    {
        if (_accountTags.Contains(tag))
        {
            foreach (var account in text.Split(';'))
                LearnAccount(account);
        }
        else if (tag == "USER_ID" && text.Trim() is { Length: > 0 } id)
        {
            _personId = new Regex($"(?<![0-9A-Za-z]){Regex.Escape(id)}(?![0-9A-Za-z])", RegexOptions.CultureInvariant);
        }
        else if (tag == "USER_NAME" && text.Trim() is { Length: > 1 } name)
        {
            _personName = name;
        }
    }

    [GeneratedRegex("(?<![0-9])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{2}(?![0-9])")]
    private static partial Regex TenDigits();
}
