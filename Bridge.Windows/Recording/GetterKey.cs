using System.Globalization;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>A call that reads data of the event under way. What is read is kept with the event, in whatever order it was read.</summary>
/// <param name="Method">The getter.</param>
/// <param name="First">TR code or issue code; empty where it takes none.</param>
/// <param name="Second">Record name.</param>
/// <param name="Item">Item name.</param>
/// <param name="Number">Row, or FID.</param>
internal readonly record struct GetterKey(string Method, string First = "", string Second = "", string Item = "", int Number = 0)
{
    /// <summary>How many arguments each getter takes.</summary>
    internal static IReadOnlyDictionary<string, int> Arguments { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [nameof(IKiwoomApi.GetChejanData)] = 1,
        [nameof(IKiwoomApi.GetCommRealData)] = 2,
        [nameof(IKiwoomApi.GetRepeatCnt)] = 2,
        [nameof(IKiwoomApi.GetCommDataEx)] = 2,
        [nameof(IKiwoomApi.GetCommData)] = 4,
    };

    /// <summary>The arguments as the file nests them.</summary>
    internal string[] Path => Method switch
    {
        nameof(IKiwoomApi.GetChejanData) => [Text(Number)],
        nameof(IKiwoomApi.GetCommRealData) => [First, Text(Number)],
        nameof(IKiwoomApi.GetCommData) => [First, Second, Item, Text(Number)],
        _ => [First, Second],
    };

    /// <summary>The arguments as the call takes them, for a line of its own outside of an event.</summary>
    internal object?[] Call => Method switch
    {
        nameof(IKiwoomApi.GetChejanData) => [Number],
        nameof(IKiwoomApi.GetCommRealData) => [First, Number],
        nameof(IKiwoomApi.GetCommData) => [First, Second, Number, Item],
        _ => [First, Second],
    };

    /// <summary>A key out of a file's path.</summary>
    internal static string Of(string method, IEnumerable<string> path) => string.Join('\u001f', path.Prepend(method));

    /// <inheritdoc/>
    public override string ToString() => Of(Method, Path);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
