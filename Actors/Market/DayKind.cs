namespace Kiwoom.Actors.Market;

/// <summary>How the hours of a trading day differ from the usual ones.</summary>
public enum DayKind
{
    /// <summary>Usual hours.</summary>
    Usual,

    /// <summary>First trading day of a year: opens at 10:00, closes at 15:30.</summary>
    FirstOfYear,

    /// <summary>University entrance examination (수능): everything an hour later, 10:00–16:30.</summary>
    ExaminationDay,
}
