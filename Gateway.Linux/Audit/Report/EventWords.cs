using System.Text;
using System.Text.Json;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>An event's fields as words: <c>symbol 005930, quantity 10, price 71000</c>.</summary>
internal static class EventWords
{
    private const int MostItems = 20;

    internal static string Of(string data)
    {
        using var document = JsonDocument.Parse(data);
        var words = new StringBuilder();
        Put(words, string.Empty, document.RootElement);
        return words.ToString();
    }

    private static void Put(StringBuilder words, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                    Put(words, name.Length == 0 ? field.Name : $"{name}.{field.Name}", field.Value);
                break;
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Select((item, i) => (Item: item, Place: i + 1)).ToList();
                foreach (var (item, place) in items.Take(MostItems))
                    Put(words, $"{name}[{place}]", item);
                if (items.Count > MostItems)
                    Put(words, $"{name}: {items.Count - MostItems} more");
                break;
            case JsonValueKind.Null:
                break;
            default:
                Put(words, $"{name.Replace('_', ' ')} {value}");
                break;
        }
    }

    private static void Put(StringBuilder words, string text) => words.Append(words.Length == 0 ? string.Empty : ", ").Append(text);
}
