using System.Text.Json;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Persistence.Audit;

/// <summary>Where every stream of a journal ended at an instant. Whoever has kept a signed one can tell later whether the history before it was rewritten.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="At">When it was made (UTC, the machine's clock).</param>
/// <param name="Previous">SHA-256 of the document published before it, 64 hexadecimal digits; 64 zeros for the first: none can be left out.</param>
/// <param name="Streams">The ends, by name.</param>
public sealed record HeadDocument(string Format, DateTimeOffset At, string Previous, IReadOnlyList<StreamEnd> Streams)
{
    /// <summary>The only format so far.</summary>
    public const string CurrentFormat = "kiwoom-heads-1";

    /// <summary>What the first document has for a predecessor.</summary>
    public static readonly string NoPrevious = new('0', 64);

    /// <summary>Writes it as the text that is signed.</summary>
    public string ToText() => JsonSerializer.Serialize(this, HeadJson.Readable.HeadDocument);

    /// <summary>Reads a text. Throws <see cref="FormatException"/> for one that is no such document.</summary>
    public static HeadDocument Parse(string text)
    {
        try
        {
            var document = JsonSerializer.Deserialize(text, HeadJson.Readable.HeadDocument);
            return document is { Format: CurrentFormat, Previous.Length: 64, Streams: not null } && document.Streams.All(s => s is { PersistenceId.Length: > 0, SequenceNr: > 0, Hash.Length: 64 })
                ? document
                : throw new FormatException($"not a document of the format {CurrentFormat}");
        }
        catch (JsonException fault)
        {
            throw new FormatException("not a document of heads: it is not JSON of that shape", fault);
        }
    }
}
