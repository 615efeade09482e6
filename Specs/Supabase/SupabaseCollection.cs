namespace Kiwoom.Specs.Supabase;

/// <summary>Specs on the shared stack run one after the other: some compare everything that is in its database before and after.</summary>
[CollectionDefinition(nameof(SupabaseStack))]
public sealed class SupabaseCollection;
