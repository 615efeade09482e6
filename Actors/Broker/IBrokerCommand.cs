using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>What the gateway wants of the bridge. Carried at least once by the link and carried out at most once: the bridge keeps every
/// <see cref="Id"/> in its durable intent log.</summary>
[JsonDerivedType(typeof(SubmitOrder), "submit_order")]
[JsonDerivedType(typeof(SubmitCancel), "submit_cancel")]
[JsonDerivedType(typeof(SubmitReplace), "submit_replace")]
[JsonDerivedType(typeof(RequestSnapshot), "request_snapshot")]
public interface IBrokerCommand
{
    /// <summary>The key by which a repetition is known.</summary>
    CommandId Id { get; }

    /// <summary>The account it is for.</summary>
    AccountNo Account { get; }
}
