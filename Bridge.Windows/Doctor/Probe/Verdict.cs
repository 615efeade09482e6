namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>How a step ended.</summary>
/// <param name="Status">What became of the point.</param>
/// <param name="Text">For people: the answer, or why there is none.</param>
/// <param name="ComeBack">When or how to ask again; null beside an answer.</param>
public sealed record Verdict(FindingStatus Status, string Text, string? ComeBack = null)
{
    /// <summary>An answer.</summary>
    public static Verdict Answered(string text) => new(FindingStatus.Answered, text);

    /// <summary>No answer now.</summary>
    public static Verdict NotNow(string text, string comeBack) => new(FindingStatus.NotAnswerableNow, text, comeBack);

    /// <summary>A person has to answer it.</summary>
    public static Verdict ForAPerson(string text, string comeBack) => new(FindingStatus.ForAPerson, text, comeBack);
}
