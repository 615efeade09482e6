namespace Kiwoom.Gateway.Mirror;

/// <summary>How the mirror stands.</summary>
/// <param name="Target">Where it writes; null where no mirror is configured, and for readers who do not see all accounts.</param>
/// <param name="Projections">Each projection; none where no mirror is configured.</param>
public sealed record MirrorDocument(string? Target, IReadOnlyList<ProjectionDocument> Projections);
