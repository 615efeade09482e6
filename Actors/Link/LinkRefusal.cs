using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Link;

/// <summary>Why the gateway does not link with a bridge.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<LinkRefusal>))]
public enum LinkRefusal
{
    /// <summary>The bridge speaks only versions older than the gateway does: update the bridge.</summary>
    UpdateBridge,

    /// <summary>The bridge speaks only versions newer than the gateway does: update the gateway.</summary>
    UpdateGateway,

    /// <summary>No bridge is enrolled under this id.</summary>
    UnknownBridge,

    /// <summary>The bridge's key was revoked.</summary>
    RevokedBridge,

    /// <summary>The signature is not of the enrolled key over this handshake.</summary>
    WrongProof,

    /// <summary>The bridge's nonce was used before.</summary>
    ReplayedNonce,

    /// <summary>A frame is malformed, too large, or has no place at this point.</summary>
    Malformed,

    /// <summary>The handshake took too long.</summary>
    TooSlow,

    /// <summary>Too many connections wait to prove themselves.</summary>
    Busy,

    /// <summary>The enrolment code is unknown.</summary>
    UnknownCode,

    /// <summary>The enrolment code's time has passed: issue a new one.</summary>
    ExpiredCode,

    /// <summary>The enrolment code was used before: issue a new one.</summary>
    UsedCode,
}
