namespace Kiwoom.Simulation.Mutations;

/// <summary>One place in the product's source that a mutation changes.</summary>
/// <param name="File">Relative to the repository's root.</param>
/// <param name="Original">The text as it stands, exactly once in the file.</param>
/// <param name="Mutated">The text instead. <c>IsOn</c> in it tells whether the mutation is switched on: with it off the code does what it did.</param>
internal sealed record SourceEdit(string File, string Original, string Mutated);
