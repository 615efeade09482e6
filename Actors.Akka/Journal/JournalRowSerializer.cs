using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Kiwoom.Actors.Journal;

namespace Kiwoom.OnAkka.Journal;

/// <summary>What <c>serializer_id</c> 1001 means to Akka: with it anything that reads Akka's journal tables (its own plugin, its queries) reads ours. A manifest is
/// a name and no type: none is ever looked up by it.</summary>
/// <param name="system">Akka's.</param>
public sealed class JournalRowSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const int LongestName = 100;
    private const string VersionMark = ".v";

    /// <inheritdoc/>
    public override int Identifier => SerializerIds.Journal;

    /// <inheritdoc/>
    public override string Manifest(object o) => RowOf(o).Manifest;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => RowOf(obj).Payload;

    /// <summary>Gives a <see cref="JournalRow"/>. Throws <see cref="SerializationException"/> for a manifest that is none of ours by its form
    /// (<see cref="EventNameAttribute"/>).</summary>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return IsWellFormed(manifest) ? new JournalRow(manifest, bytes) : throw new SerializationException($"'{manifest}' is not the manifest of an event or a snapshot of this system");
    }

    private static JournalRow RowOf(object row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row as JournalRow ?? throw new ArgumentException($"a {nameof(JournalRow)} is written here, not a {row.GetType().Name}", nameof(row));
    }

    private static bool IsWellFormed(string? manifest)
    {
        var mark = manifest?.LastIndexOf(VersionMark, StringComparison.Ordinal) ?? -1;
        if (mark is < 1 or > LongestName)
            return false;
        foreach (var letter in manifest.AsSpan(0, mark))
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '_')
                return false;
        }

        var version = manifest.AsSpan(mark + VersionMark.Length);
        return version.Length is > 0 and < 10 && version[0] != '0' && !version.ContainsAnyExceptInRange('0', '9');
    }
}
