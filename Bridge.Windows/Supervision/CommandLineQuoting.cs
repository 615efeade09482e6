using System.Text;

namespace Kiwoom.Bridge.Supervision;

/// <summary>Writes an argument so that Windows' CommandLineToArgvW reads it back. Source: Microsoft's "Parsing C command-line arguments".</summary>
public static class CommandLineQuoting
{
    /// <summary>The argument, in quotation marks where it needs them.</summary>
    public static string Quote(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        if (argument.Length > 0 && !argument.AsSpan().ContainsAny(" \t\n\v\""))
            return argument;

        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            if (character == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes count double before a quotation mark, and as themselves elsewhere.
            quoted.Append('\\', character == '"' ? (2 * backslashes) + 1 : backslashes).Append(character);
            backslashes = 0;
        }

        return quoted.Append('\\', 2 * backslashes).Append('"').ToString();
    }
}
