using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Orders;

/// <summary>What SendOrder's return code says of whether an order left. Source: fact sheet §3.7 and §7.3.</summary>
public static class SendOrderOutcome
{
    /// <summary>True where the control refused the call before sending: bad input, a missing account or password, a threshold, its own order
    /// quota. Everything else is unknown: -307 and -106 are failures of the sending itself, and codes nobody has described may be anything.</summary>
    public static bool IsCertainlyNotSent(int returnCode) => returnCode is
        KiwoomReturnCode.OrderInputError or KiwoomReturnCode.AccountPasswordMissing or KiwoomReturnCode.OtherPersonsAccount
        or KiwoomReturnCode.PriceAboveFirstThreshold or KiwoomReturnCode.PriceAboveSecondThreshold
        or KiwoomReturnCode.QuantityAboveOnePercent or KiwoomReturnCode.QuantityAboveThreePercent
        or KiwoomReturnCode.OrderOverload or (-309) or (-310) or KiwoomReturnCode.OrderRestricted
        or KiwoomReturnCode.NoAccountInfo or KiwoomReturnCode.NoIssueCode;

    /// <summary>The code in words.</summary>
    public static string Describe(int returnCode) => returnCode switch
    {
        KiwoomReturnCode.OrderInputError => "Kiwoom's control refused the order's input (-300).",
        KiwoomReturnCode.AccountPasswordMissing => "The account's password is not registered in Kiwoom's own window (-301).",
        KiwoomReturnCode.OtherPersonsAccount => "The account belongs to somebody else (-302).",
        KiwoomReturnCode.PriceAboveFirstThreshold or KiwoomReturnCode.PriceAboveSecondThreshold => $"The amount is above Kiwoom's mistake threshold ({returnCode}).",
        KiwoomReturnCode.QuantityAboveOnePercent => "The quantity is above 1 % of the listed shares (-305).",
        KiwoomReturnCode.QuantityAboveThreePercent => "The quantity is above 3 % of the listed shares (-306).",
        KiwoomReturnCode.OrderOverload or KiwoomReturnCode.OrderRestricted => $"More orders a second than Kiwoom takes ({returnCode}).",
        KiwoomReturnCode.NoAccountInfo => "Kiwoom's control has no account information (-340).",
        KiwoomReturnCode.NoIssueCode => "Kiwoom does not know the issue (-500).",
        _ => $"Kiwoom's control refused the order ({returnCode}).",
    };
}
