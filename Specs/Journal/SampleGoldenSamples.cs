using Kiwoom.Actors.Journal;

namespace Kiwoom.Specs.Journal;

public sealed class SampleGoldenSamples : GoldenSampleContract
{
    protected override EventCatalog Catalog => Sample.Catalog;

    protected override string Folder => "Journal/GoldenSamples";
}
