using System.Text;
using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>A line with a payload, or with none.</summary>
internal sealed class PlainEntry(string kind, Func<string>? payload = null) : RecordingEntry
{
    private string? _written;

    /// <summary>Account numbers in it.</summary>
    internal IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The outbox of a report.</summary>
    internal string? Outbox { get; init; }

    /// <summary>The number of a report.</summary>
    internal long Sequence { get; init; }

    /// <summary>Why a recording ends.</summary>
    internal string? Reason { get; init; }

    /// <inheritdoc/>
    internal override int Weight => 40;

    private protected override string Kind => kind;

    /// <inheritdoc/>
    internal override void Teach(SessionMask mask)
    {
        foreach (var account in Accounts)
            mask.LearnAccount(account);
    }

    private protected override void WriteRest(Utf8JsonWriter writer, SessionMask mask)
    {
        if (Outbox is not null)
        {
            writer.WriteString("o", Outbox);
            writer.WriteNumber("q", Sequence);
        }

        if (Reason is not null)
            writer.WriteString("reason", Reason);
        if (payload is null)
            return;
        _written ??= payload();
        writer.WritePropertyName("p");
        writer.WriteRawValue(Encoding.UTF8.GetBytes(mask.Json(_written)), skipInputValidation: true);
    }
}
