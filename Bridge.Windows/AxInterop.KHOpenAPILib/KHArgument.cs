using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>One argument of a method: BSTR or LONG, which are all that the control takes.</summary>
internal readonly struct KHArgument
{
    private readonly string? _text;
    private readonly int _number;

    private KHArgument(string? text, int number) => (_text, _number) = (text, number);

    public static implicit operator KHArgument(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The control reads its strings as C strings: it would act on the part before the NUL and say nothing.
        if (text.Contains('\0'))
            throw new ArgumentException("A text for Kiwoom's control must not contain NUL.", nameof(text));
        return new KHArgument(text, 0);
    }

    public static implicit operator KHArgument(int number) => new(null, number);

    /// <summary>The arguments as DISPPARAMS holds them: the last one first. <paramref name="variants"/> must be as long; each of its elements is to be
    /// disposed.</summary>
    internal static void Pack(ReadOnlySpan<KHArgument> arguments, Span<ComVariant> variants)
    {
        for (var i = 0; i < arguments.Length; i++)
            variants[^(i + 1)] = arguments[i].ToVariant();
    }

    private ComVariant ToVariant() => _text is null ? ComVariant.Create(_number) : ComVariant.Create(_text);
}
