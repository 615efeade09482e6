using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>Reads VARIANTs, whatever they hold: by value or by reference, null strings, numbers where a text was due and the other way round. Frees
/// nothing.</summary>
internal static unsafe class VariantReader
{
    private const VarEnum ByRef = VarEnum.VT_BYREF;

    // A VARIANT that refers to one that refers to one … ends here.
    private const int DeepestReference = 4;

    /// <summary>A text; empty where there is none.</summary>
    internal static string Text(ComVariant* variant)
    {
        if (Value(variant, out var type) is var value && value is null)
            return string.Empty;
        if (type == VarEnum.VT_BSTR)
            return Bstr(value);
        return Integer(value, type) is { } number ? number.ToString(CultureInfo.InvariantCulture) : string.Empty;
    }

    /// <summary>A LONG; zero where there is none, or none that fits.</summary>
    internal static int Number(ComVariant* variant)
    {
        if (Value(variant, out var type) is var value && value is null)
            return 0;
        var number = type == VarEnum.VT_BSTR
            ? long.TryParse(Text(variant).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null
            : Integer(value, type);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number.Value : 0;
    }

    /// <summary>A SAFEARRAY and its elements' type; null where the variant holds none.</summary>
    internal static SafeArray* Array(ComVariant* variant, out VarEnum element)
    {
        element = VarEnum.VT_EMPTY;
        if (Value(variant, out var type) is var value && (value is null || (type & VarEnum.VT_ARRAY) == 0))
            return null;
        element = type & ~VarEnum.VT_ARRAY;
        return *(SafeArray**)value;
    }

    /// <summary>Text of an element of an array, which has no VARTYPE of its own.</summary>
    internal static string Element(void* value, VarEnum type) => type switch
    {
        VarEnum.VT_VARIANT => Text((ComVariant*)value),
        VarEnum.VT_BSTR => Bstr(value),
        _ => Integer(value, type)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
    };

    // Where the value lies and of which type it is, references followed. VT_INT and VT_UINT are as long as LONG.
    private static void* Value(ComVariant* variant, out VarEnum type)
    {
        for (var depth = 0; variant is not null && depth < DeepestReference; depth++)
        {
            type = *(VarEnum*)variant & (VarEnum)ushort.MaxValue;
            var data = (byte*)variant + 8;
            if ((type & ByRef) == 0)
                return type is VarEnum.VT_EMPTY or VarEnum.VT_NULL or VarEnum.VT_ERROR ? null : data;
            type &= ~ByRef;
            var target = *(void**)data;
            if (type != VarEnum.VT_VARIANT)
                return target;
            variant = (ComVariant*)target;
        }

        type = VarEnum.VT_EMPTY;
        return null;
    }

    // NULs at the end are a buffer's padding, and such a text could not be handed back to the control.
    private static string Bstr(void* value) => *(nint*)value == 0 ? string.Empty : Marshal.PtrToStringBSTR(*(nint*)value).TrimEnd('\0');

    private static long? Integer(void* value, VarEnum type) => type switch
    {
        VarEnum.VT_I4 or VarEnum.VT_INT => *(int*)value,
        VarEnum.VT_UI4 or VarEnum.VT_UINT => *(uint*)value,
        VarEnum.VT_I2 => *(short*)value,
        VarEnum.VT_UI2 => *(ushort*)value,
        VarEnum.VT_I1 => *(sbyte*)value,
        VarEnum.VT_UI1 => *(byte*)value,
        VarEnum.VT_I8 => *(long*)value,
        VarEnum.VT_UI8 => *(ulong*)value <= long.MaxValue ? (long)*(ulong*)value : null,

        // VARIANT_TRUE is -1; the control's BOOLs stand for its 1.
        VarEnum.VT_BOOL => *(short*)value == 0 ? 0 : 1,
        VarEnum.VT_R4 => Whole(*(float*)value),
        VarEnum.VT_R8 => Whole(*(double*)value),
        _ => null,
    };

    private static long? Whole(double value) => Math.Abs(value) < 1e15 ? (long)value : null;
}
