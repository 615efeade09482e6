using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>Arrays as GetCommDataEx gives them, laid out by hand.</summary>
public sealed unsafe class SafeArraySpecs
{
    [Fact]
    public void Rows_and_columns_come_out_where_they_are_whatever_the_lower_bounds()
    {
        ComVariant[] cells = [.. new[] { "a0", "b0", "c0", "a1", "b1", "c1" }.Select(ComVariant.Create)];
        var table = Read(cells, VarEnum.VT_VARIANT, (3, 5), (2, -1));
        table.ShouldBe(new[,] { { "a0", "a1" }, { "b0", "b1" }, { "c0", "c1" } });
    }

    [Fact]
    public void Numbers_strings_and_empty_cells_become_texts()
    {
        ComVariant[] mixed = [ComVariant.Create(7), default, ComVariant.CreateRaw<nint>(VarEnum.VT_BSTR, 0), ComVariant.Create("삼성전자")];
        Read(mixed, VarEnum.VT_VARIANT, (2, 0), (2, 0)).ShouldBe(new[,] { { "7", "" }, { "", "삼성전자" } });
        Read([1, -2, 3], VarEnum.VT_I4, (3, 0)).ShouldBe(new[,] { { "1" }, { "-2" }, { "3" } });
        Read([Marshal.StringToBSTR("x"), 0], VarEnum.VT_BSTR, (1, 0), (2, 1)).ShouldBe(new[,] { { "x", "" } });
        Read([(short)-1, (short)0], VarEnum.VT_BOOL, (2, 0)).ShouldBe(new[,] { { "1" }, { "0" } });
    }

    [Fact]
    public void An_empty_array_is_none()
    {
        Read<int>([], VarEnum.VT_I4, (0, 0), (3, 0)).ShouldBeNull();
        SafeArray.Read(null, VarEnum.VT_I4).ShouldBeNull();
    }

    [Fact]
    public void An_array_that_is_not_what_it_says_is_refused()
    {
        Should.Throw<InvalidDataException>(() => Read([1, 2], VarEnum.VT_BSTR, (2, 0)));
        Should.Throw<InvalidDataException>(() => Read([1, 2], VarEnum.VT_DISPATCH, (2, 0)));
        Should.Throw<InvalidDataException>(() => Read([1, 2], VarEnum.VT_I4, (2, 0), (1, 0), (1, 0)));
        Should.Throw<InvalidDataException>(() => Read([1, 2], VarEnum.VT_I4, (uint.MaxValue, 0), (uint.MaxValue, 0)));
    }

    // The bounds from the first dimension to the last.
    private static string[,]? Read<T>(T[] cells, VarEnum element, params (uint Count, int Lower)[] bounds)
        where T : unmanaged
    {
        var memory = (SafeArray*)NativeMemory.AllocZeroed((nuint)(sizeof(SafeArray) + (bounds.Length * sizeof(SafeArray.Bound))));
        try
        {
            fixed (T* data = cells)
            {
                (memory->Dimensions, memory->ElementSize) = ((ushort)bounds.Length, (uint)sizeof(T));
                memory->Data = (byte*)data;
                var place = &memory->FirstBound;
                foreach (var (count, lower) in bounds.Reverse())
                    *place++ = new SafeArray.Bound { Count = count, Lower = lower };
                return SafeArray.Read(memory, element);
            }
        }
        finally
        {
            NativeMemory.Free(memory);
        }
    }
}
