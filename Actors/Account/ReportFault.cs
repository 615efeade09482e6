using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Account;

/// <summary>How a report contradicts what is known.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ReportFault>))]
public enum ReportFault
{
    /// <summary>A quantity or price that no exchange can report.</summary>
    ImpossibleNumbers,

    /// <summary>More shares filled than the order had.</summary>
    OverFill,

    /// <summary>A fill overlaps with another fill of the same order number.</summary>
    OverlappingFill,

    /// <summary>The issue or side is not the order's.</summary>
    OtherOrder,

    /// <summary>It is about an order that nobody sent under this id.</summary>
    UnknownOrder,

    /// <summary>The order's state does not admit it.</summary>
    OrderState,

    /// <summary>Kiwoom's lists give less than was reported before.</summary>
    ListBehindReports,

    /// <summary>Kiwoom's lists do not have an order that was acknowledged.</summary>
    MissingFromList,
}
