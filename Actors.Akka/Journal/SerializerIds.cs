using Kiwoom.Actors.Journal;

namespace Kiwoom.OnAkka.Journal;

/// <summary>The numbers by which Akka names our serializers, on the wire and in the <c>serializer_id</c> column. Never given another meaning. Akka keeps
/// 0 to 40 for itself.</summary>
public static class SerializerIds
{
    /// <summary>Journal rows and snapshots: the bytes that <see cref="EventEnvelope"/> describes.</summary>
    public const int Journal = EventEnvelope.SerializerId;

    /// <summary>Frames of the link between the nodes.</summary>
    public const int Link = 1002;

    /// <summary>Orders, answers and execution reports of strategies that run elsewhere.</summary>
    public const int Orders = 1003;
}
