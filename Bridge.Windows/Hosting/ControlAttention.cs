using Kiwoom.Bridge.Dialogs;

namespace Kiwoom.Bridge.Hosting;

/// <summary>What a control waits for.</summary>
/// <param name="Text">For people: which dialogs are open, and what to do.</param>
/// <param name="NeedsPerson">Only a person can go on, as in a login window. A supervisor then leaves the process alone.</param>
public sealed record ControlAttention(string Text, bool NeedsPerson)
{
    /// <summary>What open dialogs ask for; null where none is open.</summary>
    public static ControlAttention? Of(IReadOnlyList<KiwoomDialog> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return open.Count == 0 ? null : new ControlAttention(string.Join(' ', open.Select(d => d.Says)), open.Any(d => d.NeedsPerson));
    }
}
