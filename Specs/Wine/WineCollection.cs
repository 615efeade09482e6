namespace Kiwoom.Specs.Wine;

/// <summary>Specs on Windows programs: one after the other, and after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WineCollection
{
    public const string Name = "wine";
}
