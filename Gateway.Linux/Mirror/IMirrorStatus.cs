using Kiwoom.Persistence.Projections;

namespace Kiwoom.Gateway.Mirror;

/// <summary>How the mirror stands. Answers at once.</summary>
public interface IMirrorStatus
{
    /// <summary>Where it writes, for people; holds no secret.</summary>
    string Target { get; }

    /// <summary>Each projection.</summary>
    IReadOnlyList<ProjectionStatus> Status();
}
