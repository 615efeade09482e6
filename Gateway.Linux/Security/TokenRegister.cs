using System.Text.Json;

namespace Kiwoom.Gateway.Security;

/// <summary>Which tokens were given out and which were revoked, in two files of the data directory. A revocation made by the command line
/// takes effect in a running gateway within a second.</summary>
/// <param name="dataDirectory">The data directory.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class TokenRegister(string dataDirectory, TimeProvider clock)
{
    private static readonly TimeSpan _recheck = TimeSpan.FromSeconds(1);
    private readonly string _issuedPath = Path.Combine(dataDirectory, "keys", "issued-tokens.jsonl");
    private readonly string _revokedPath = Path.Combine(dataDirectory, "keys", "revoked-tokens.txt");
    private readonly Lock _gate = new();
    private HashSet<string> _revoked = [];
    private long? _checkedAt;
    private long _length = -1;

    /// <summary>Remembers a token.</summary>
    public void Add(IssuedToken token) => PrivateFile.AppendLine(_issuedPath, JsonSerializer.Serialize(token));

    /// <summary>All tokens ever given out, the oldest first. A torn last line is passed over.</summary>
    public IReadOnlyList<IssuedToken> Issued()
    {
        var tokens = new List<IssuedToken>();
        if (!File.Exists(_issuedPath))
            return tokens;

        foreach (var line in File.ReadLines(_issuedPath))
        {
            if (TryRead(line) is { } token)
                tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>Ends a token. False where no such token was given out.</summary>
    public bool Revoke(string tokenId)
    {
        if (Issued().All(t => t.Id != tokenId))
            return false;

        PrivateFile.AppendLine(_revokedPath, tokenId);
        return true;
    }

    /// <summary>Whether a token was revoked.</summary>
    public bool IsRevoked(string tokenId)
    {
        lock (_gate)
        {
            if (_checkedAt is not { } checkedAt || clock.GetElapsedTime(checkedAt) >= _recheck)
                Reload();

            return _revoked.Contains(tokenId);
        }
    }

    private static IssuedToken? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<IssuedToken>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Reload()
    {
        _checkedAt = clock.GetTimestamp();
        var file = new FileInfo(_revokedPath);
        var length = file.Exists ? file.Length : 0;
        if (length == _length)
            return;

        _revoked = file.Exists ? [.. File.ReadAllLines(_revokedPath).Select(l => l.Trim()).Where(l => l.Length > 0)] : [];
        _length = length;
    }
}
