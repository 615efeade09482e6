using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Specs.Journal;

/// <summary>Every shape that was ever written can still be read. Derive one class for each catalog.</summary>
/// <remarks>The folder holds, for each manifest, <c>MANIFEST.json</c> with an event's data as it was written by the first version that wrote it;
/// it is never edited afterwards. For a superseded manifest, <c>MANIFEST.becomes.json</c> beside it holds what it reads as today:
/// <c>{"manifest": …, "data": …}</c>. All <c>GoldenSamples</c> folders are copied to the output.</remarks>
public abstract class GoldenSampleContract
{
    private const string Becomes = ".becomes";

    protected abstract EventCatalog Catalog { get; }

    /// <summary>Relative to the Specs project, for example <c>Journal/GoldenSamples</c>.</summary>
    protected abstract string Folder { get; }

    private string Directory => Path.Combine(AppContext.BaseDirectory, Folder);

    [Fact]
    public void Every_manifest_has_a_golden_sample() =>
        Catalog.Events.Select(e => e.Manifest).Where(manifest => !File.Exists(FileOf(manifest))).ShouldBeEmpty($"record what is written today as {Folder}/MANIFEST.json");

    [Fact]
    public void No_manifest_that_was_ever_written_has_been_forgotten() =>
        System.IO.Directory.GetFiles(Directory, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Select(name => name.EndsWith(Becomes, StringComparison.Ordinal) ? name[..^Becomes.Length] : name)
            .Where(manifest => !Catalog.TryFind(manifest, out _)).ShouldBeEmpty();

    [Fact]
    public void Each_current_sample_is_written_again_as_it_was_read()
    {
        foreach (var registered in Catalog.Events.Where(e => !e.IsSuperseded && File.Exists(FileOf(e.Manifest))))
        {
            var sample = File.ReadAllText(FileOf(registered.Manifest));
            var written = JsonSerializer.Serialize(registered.Read(Encoding.UTF8.GetBytes(sample)), registered.TypeInfo);

            JsonNode.DeepEquals(JsonNode.Parse(sample), JsonNode.Parse(written)).ShouldBeTrue($"{registered.Manifest}: {written}");
        }
    }

    [Fact]
    public void Each_superseded_sample_reads_as_the_current_event_that_was_agreed()
    {
        foreach (var registered in Catalog.Events.Where(e => e.IsSuperseded && File.Exists(FileOf(e.Manifest))))
        {
            var current = registered.Read(File.ReadAllBytes(FileOf(registered.Manifest)));
            var target = Catalog.Find(current);
            var becomes = new JsonObject { ["manifest"] = target.Manifest, ["data"] = JsonSerializer.SerializeToNode(current, target.TypeInfo) };

            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(FileOf(registered.Manifest + Becomes))), becomes).ShouldBeTrue($"{registered.Manifest}: {becomes}");
        }
    }

    private string FileOf(string manifest) => Path.Combine(Directory, $"{manifest}.json");
}
