namespace Kiwoom.Chaos.Faults;

/// <summary>A disk without space for a while.</summary>
/// <param name="Victims">Whose.</param>
/// <param name="For">How long, counted from when it was noticed.</param>
/// <param name="KillMeanwhile">Whether the node is killed meanwhile, so that it starts on a full disk.</param>
internal sealed record DiskFill(Victims Victims, TimeSpan For, bool KillMeanwhile);
