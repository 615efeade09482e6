using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>The functions of bcrypt.dll that <see cref="BCryptBridgeKey"/> needs. Each returns an NTSTATUS, 0 for success.</summary>
[SupportedOSPlatform("windows")]
internal static partial class BCrypt
{
    private const string Library = "bcrypt.dll";

    [LibraryImport(Library, EntryPoint = "BCryptOpenAlgorithmProvider", StringMarshalling = StringMarshalling.Utf16)]
    internal static partial int OpenAlgorithmProvider(out BCryptAlgorithmHandle algorithm, string id, string? implementation, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptCloseAlgorithmProvider")]
    internal static partial int CloseAlgorithmProvider(nint algorithm, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptGenerateKeyPair")]
    internal static partial int GenerateKeyPair(BCryptAlgorithmHandle algorithm, out BCryptKeyHandle key, int bits, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptFinalizeKeyPair")]
    internal static partial int FinalizeKeyPair(BCryptKeyHandle key, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptImportKeyPair", StringMarshalling = StringMarshalling.Utf16)]
    internal static partial int ImportKeyPair(
        BCryptAlgorithmHandle algorithm, nint importKey, string blobType, out BCryptKeyHandle key, [In] byte[] input, int inputLength, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptExportKey", StringMarshalling = StringMarshalling.Utf16)]
    internal static partial int ExportKey(
        BCryptKeyHandle key, nint exportKey, string blobType, [Out] byte[] output, int outputLength, out int length, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptSignHash")]
    internal static partial int SignHash(
        BCryptKeyHandle key, nint paddingInfo, [In] byte[] input, int inputLength, [Out] byte[] output, int outputLength, out int length, uint flags);

    [LibraryImport(Library, EntryPoint = "BCryptDestroyKey")]
    internal static partial int DestroyKey(nint key);
}
