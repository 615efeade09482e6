using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Orders;

/// <summary>How far a command has come on its way to Kiwoom.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CommandStage>))]
public enum CommandStage
{
    /// <summary>In the intent log; perhaps already handed to SendOrder.</summary>
    Recorded,

    /// <summary>SendOrder returned 0: it left the control, and nothing more is known.</summary>
    Called,

    /// <summary>Kiwoom answered without an order number; its message has not come yet.</summary>
    AnsweredBlank,

    /// <summary>It has an order number.</summary>
    Acknowledged,

    /// <summary>It certainly had no effect.</summary>
    Refused,

    /// <summary>Sent or perhaps sent, outcome unknown.</summary>
    InDoubt,
}
