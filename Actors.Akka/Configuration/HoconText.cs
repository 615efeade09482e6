using System.Globalization;
using System.Text;

namespace Kiwoom.OnAkka.Configuration;

/// <summary>Writes settings as HOCON.</summary>
internal static class HoconText
{
    /// <summary>One line a setting.</summary>
    internal static string Of(IEnumerable<NodeSetting> settings)
    {
        var text = new StringBuilder();
        foreach (var setting in settings)
            text.Append(setting.Path).Append(" = ").AppendLine(Value(setting.Value));
        return text.ToString();
    }

    private static string Value(object value) => value switch
    {
        bool truth => truth ? "on" : "off",
        int number => number.ToString(CultureInfo.InvariantCulture),
        string text => Quoted(text),
        IEnumerable<string> list => $"[{string.Join(", ", list.Select(Quoted))}]",
        _ => throw new ArgumentException($"{value.GetType().Name} has no form in HOCON", nameof(value)),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                quoted.Append('\\').Append(character);
            else if (character < ' ')
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }
}
