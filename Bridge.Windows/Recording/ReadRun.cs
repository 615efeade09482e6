using System.Text.Json;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>Fields by FID, read one after the other: nearly everything that is ever read. Kept and written without a tree, because a book has more than
/// sixty and the control's thread waits for it.</summary>
internal sealed class ReadRun
{
    private const int Usual = 72;

    // FIDs beyond are rare.
    private static readonly JsonEncodedText[] _names = [.. Enumerable.Range(0, 10_000).Select(n => JsonEncodedText.Encode(FormattableString.Invariant($"{n}")))];

    private readonly string _method;
    private readonly string _code;
    private int[] _fids = new int[Usual];
    private object?[] _answers = new object?[Usual];

    private ReadRun(GetterKey key) => (_method, _code) = (key.Method, key.First);

    internal int Count { get; private set; }

    /// <summary>A run that begins with a key; null where it is no field by FID.</summary>
    internal static ReadRun? Of(GetterKey key) =>
        key.Method is nameof(IKiwoomApi.GetCommRealData) or nameof(IKiwoomApi.GetChejanData) && (uint)key.Number < _names.Length ? new ReadRun(key) : null;

    /// <summary>Adds a field; false where it belongs elsewhere, or was read before with another answer.</summary>
    internal bool TryAdd(GetterKey key, object? answer)
    {
        if (key.Method != _method || key.First != _code || (uint)key.Number >= _names.Length)
            return false;
        if (_fids.AsSpan(0, Count).IndexOf(key.Number) is >= 0 and var at)
            return Answer.AreEqual(_answers[at], answer);
        if (Count == _fids.Length)
        {
            Array.Resize(ref _fids, 2 * Count);
            Array.Resize(ref _answers, 2 * Count);
        }

        (_fids[Count], _answers[Count]) = (key.Number, answer);
        Count++;
        return true;
    }

    /// <summary>Everything one by one, in order.</summary>
    internal IEnumerable<(GetterKey Key, object? Answer)> All()
    {
        for (var i = 0; i < Count; i++)
            yield return (new GetterKey(_method, _code, Number: _fids[i]), _answers[i]);
    }

    /// <summary>Lets the mask see an account among the fields.</summary>
    internal void Teach(SessionMask mask)
    {
        if (_fids.AsSpan(0, Count).IndexOf(Fid.AccountNo) is >= 0 and var at)
            mask.LearnAccount(_answers[at] as string);
    }

    /// <summary>Writes it as the tree would be.</summary>
    internal void Write(Utf8JsonWriter writer, SessionMask mask)
    {
        writer.WriteStartObject(_method);
        if (_method == nameof(IKiwoomApi.GetCommRealData))
            writer.WriteStartObject(mask.Text(_code));
        for (var i = 0; i < Count; i++)
        {
            writer.WritePropertyName(_names[_fids[i]]);
            Answer.Write(writer, _answers[i], mask.Text);
        }

        if (_method == nameof(IKiwoomApi.GetCommRealData))
            writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
