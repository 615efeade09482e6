using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>Why a command certainly had no effect at the exchange.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RefusalReason>))]
public enum RefusalReason
{
    /// <summary>Kiwoom answered without an order number.</summary>
    RejectedByKiwoom,

    /// <summary>SendOrder returned a code that means: not sent.</summary>
    NotSent,

    /// <summary>Its time to be sent had passed before the bridge could send it.</summary>
    TooLate,

    /// <summary>Kiwoom is not logged in.</summary>
    NotLoggedIn,

    /// <summary>The logged-in server is not the one the order is meant for.</summary>
    WrongServer,

    /// <summary>The account is not one of the login's.</summary>
    UnknownAccount,

    /// <summary>Kiwoom's interface cannot express the order.</summary>
    NotExpressible,

    /// <summary>The issue would open a warning dialog inside SendOrder (fact sheet §1.6).</summary>
    WarningIssue,
}
