namespace Kiwoom.Simulation.Mutations;

/// <summary>A deliberate mistake in the product's code, of the kind that loses or doubles orders. The simulation must find each.</summary>
/// <param name="Name">What <c>--mutation</c> takes.</param>
/// <param name="What">What the mistake is.</param>
/// <param name="Edits">Where it is made.</param>
internal sealed record Mutation(string Name, string What, params SourceEdit[] Edits)
{
    /// <summary>How the mutated code asks whether this mutation is switched on.</summary>
    internal string Switch => $"global::Kiwoom.Actors.Mutation.IsOn(\"{Name}\")";
}
