using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>An open point with what was found.</summary>
/// <param name="Number">1 to 10, as in the fact sheet's §13.</param>
/// <param name="Title">In Korean.</param>
/// <param name="Question">What nobody knows.</param>
/// <param name="Does">What the step does about it.</param>
/// <param name="Needs">What it needs.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Text">The answer, or why there is none.</param>
/// <param name="ComeBack">When or how to ask again.</param>
/// <param name="Facts">What was observed.</param>
/// <param name="Events">Calls and events during the step, in order.</param>
public sealed record Finding(
    int Number, string Title, string Question, string Does, string Needs, FindingStatus Status, string Text, string? ComeBack, IReadOnlyList<Fact> Facts,
    IReadOnlyList<TapeEvent> Events);
