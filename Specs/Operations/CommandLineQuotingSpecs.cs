using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

public sealed class CommandLineQuotingSpecs
{
    [Theory]
    [InlineData("run", "run")]
    [InlineData("", "\"\"")]
    [InlineData(@"C:\Program Files\x", "\"C:\\Program Files\\x\"")]
    [InlineData(@"C:\with space\", "\"C:\\with space\\\\\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    public void Arguments_are_quoted_as_Windows_reads_them(string argument, string quoted) => CommandLineQuoting.Quote(argument).ShouldBe(quoted);

    [Property(MaxTest = 1_000)]
    public Property Any_argument_comes_back_by_Windows_own_rules() =>
        Prop.ForAll(Gen.Elements('a', '\\', '"', ' ', '\t', '한').ArrayOf().Select(c => new string(c)).ToArbitrary(), argument => Read(CommandLineQuoting.Quote(argument)).ShouldBe(argument));

    // The rules of CommandLineToArgvW, for one argument, written down a second time the other way round.
    private static string Read(string text)
    {
        var argument = new System.Text.StringBuilder();
        var inQuotes = false;
        for (var at = 0; at < text.Length;)
        {
            var slashes = 0;
            while (at < text.Length && text[at] == '\\')
                (slashes, at) = (slashes + 1, at + 1);
            if (at < text.Length && text[at] == '"')
            {
                argument.Append('\\', slashes / 2);
                if (slashes % 2 == 1)
                    argument.Append('"');
                else
                    inQuotes = !inQuotes;
                at++;
                continue;
            }

            argument.Append('\\', slashes);
            if (at >= text.Length)
                break;
            if (!inQuotes)
                text[at].ShouldNotBe(' ', "a space outside of quotation marks ends the argument");
            argument.Append(text[at++]);
        }

        return argument.ToString();
    }
}
