using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kiwoom.OnAkka.Orders;

/// <summary><see cref="OrdersJson"/> as it travels: with Korean unescaped, which is half as long.</summary>
internal static class OrdersWire
{
    internal static OrdersJson Json { get; } = new(new JsonSerializerOptions(OrdersJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.HangulSyllables, UnicodeRanges.HangulJamo, UnicodeRanges.GeneralPunctuation),
    });
}
