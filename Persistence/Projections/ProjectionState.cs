using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Projections;

/// <summary>What a projection is doing.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ProjectionState>))]
public enum ProjectionState
{
    /// <summary>Where its target stands is not known yet.</summary>
    Starting,

    /// <summary>It is so far behind that it reads in bulk, without regard to the budget.</summary>
    CatchingUp,

    /// <summary>It follows new events, within the budget.</summary>
    Live,

    /// <summary>The target does not answer; it is tried again, and the journal keeps what is to be written.</summary>
    Unreachable,

    /// <summary>Somebody else is writing it, for example <c>projection rebuild</c>; it goes on once the other has finished.</summary>
    Yielding,

    /// <summary>It cannot go on before a person has done something; the reason says what.</summary>
    Stopped,
}
