namespace Kiwoom.Simulation.Mutations;

/// <summary>Every mutation, bridge first.</summary>
internal static class MutationCatalog
{
    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyList<Mutation> All { get; } = [.. BridgeMutations.All, .. GatewayMutations.All, .. RuntimeMutations.All];

    /// <summary>The one of a name; null for none.</summary>
    internal static Mutation? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
