using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace AxInterop.KHOpenAPILib;

/// <summary>SAFEARRAY, as far as it is read. The bounds that follow it go from the last dimension to the first, and the first index runs fastest.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SafeArray
{
    // Far more than the 900 rows of a chart; a count beyond it is not Kiwoom's.
    private const ulong MostCells = 4_000_000;

    internal ushort Dimensions;
    internal ushort Features;
    internal uint ElementSize;
    internal uint Locks;
    internal byte* Data;
    internal Bound FirstBound;

    /// <summary>The array's texts by row and column, whatever its lower bounds; a single dimension is one column. Null for an empty one.</summary>
    internal static string[,]? Read(SafeArray* array, VarEnum element)
    {
        if (array is null || array->Dimensions == 0)
            return null;
        if (array->Dimensions > 2)
            throw new InvalidDataException($"An array of {array->Dimensions} dimensions came where two were due.");
        var bounds = &array->FirstBound;
        var rows = bounds[array->Dimensions - 1].Count;
        var columns = array->Dimensions == 2 ? bounds[0].Count : 1;
        if (rows == 0 || columns == 0)
            return null;
        var step = SizeOf(element);
        if ((ulong)rows * columns > MostCells || array->Data is null || step == 0 || step != array->ElementSize)
            throw new InvalidDataException($"An array of {rows} × {columns} elements of type {element} and size {array->ElementSize} cannot be read.");
        var table = new string[rows, columns];
        for (var column = 0L; column < columns; column++)
        {
            for (var row = 0L; row < rows; row++)
                table[row, column] = VariantReader.Element(array->Data + ((column * rows) + row) * step, element);
        }

        return table;
    }

    private static uint SizeOf(VarEnum element) => element switch
    {
        VarEnum.VT_VARIANT => (uint)sizeof(ComVariant),
        VarEnum.VT_BSTR => (uint)sizeof(nint),
        VarEnum.VT_I1 or VarEnum.VT_UI1 => 1,
        VarEnum.VT_I2 or VarEnum.VT_UI2 or VarEnum.VT_BOOL => 2,
        VarEnum.VT_I4 or VarEnum.VT_UI4 or VarEnum.VT_INT or VarEnum.VT_UINT or VarEnum.VT_R4 => 4,
        VarEnum.VT_I8 or VarEnum.VT_UI8 or VarEnum.VT_R8 => 8,
        _ => 0,
    };

    /// <summary>SAFEARRAYBOUND.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Bound
    {
        internal uint Count;
        internal int Lower;
    }
}
