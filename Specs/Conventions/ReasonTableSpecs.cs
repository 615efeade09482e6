using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Specs.Conventions;

/// <summary>The tables of reasons in the documents say what the enumerations say.</summary>
public sealed partial class ReasonTableSpecs
{
    [Theory]
    [InlineData(typeof(RiskCheck), "| `check` | |")]
    [InlineData(typeof(JournalTroubleKind), "| `reason` | |")]
    public void The_table_has_every_member_with_its_own_words_and_nothing_else(Type reasons, string head)
    {
        var words = XDocument.Load(Path.ChangeExtension(reasons.Assembly.Location, ".xml")).Descendants("member").ToDictionary(
            m => m.Attribute("name")!.Value, m => Blanks().Replace(m.Element("summary")?.Value ?? string.Empty, " ").Trim());
        var expected = Enum.GetNames(reasons).Select(name =>
            $"| `{System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name)}` | {words[$"F:{reasons.FullName}.{name}"]} |");

        File.ReadLines(Path.Combine(SourceTree.Root, "docs", "api.md")).SkipWhile(l => l != head).Skip(2).TakeWhile(l => l.StartsWith('|')).ShouldBe(expected);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
