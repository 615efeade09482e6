using System.Diagnostics.CodeAnalysis;

namespace Kiwoom.Bridge.Codec;

/// <summary>What a decoder made of fields that came from outside: a value, or the reason why there is none.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
public readonly record struct Decoded<T>
    where T : class
{
    private Decoded(T? value, string? reason)
    {
        Value = value;
        Reason = reason;
    }

    /// <summary>The value; null where the fields do not give one.</summary>
    public T? Value { get; }

    /// <summary>For people: the field that is wrong and what stood in it; null beside a value.</summary>
    public string? Reason { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsValid => Value is not null;

    /// <summary>A value.</summary>
    public static Decoded<T> Of(T value) => new(value, null);

    /// <summary>No value, and why.</summary>
    public static Decoded<T> Not(string reason) => new(null, reason);
}
