using System.Globalization;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>Collects a step's facts, so that what was seen before something went wrong is kept.</summary>
public sealed class FactSheet
{
    private readonly List<Fact> _facts = [];

    /// <summary>In the order in which they were noted.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>Notes a text.</summary>
    public void Note(string name, string value) => _facts.Add(new Fact(name, value));

    /// <summary>Notes a number.</summary>
    public void Note(string name, long value) => Note(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Notes a number in place of what was noted under its name before.</summary>
    public void NoteLatest(string name, long value)
    {
        _facts.RemoveAll(f => f.Name == name);
        Note(name, value);
    }

    /// <summary>Notes a text of Kiwoom in quotes, so that blanks can be seen.</summary>
    public void Quote(string name, string? value) => Note(name, FidCodec.Shown(value));
}
