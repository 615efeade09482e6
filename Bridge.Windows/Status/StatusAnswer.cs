namespace Kiwoom.Bridge.Status;

/// <summary>What <c>kiwoom-bridge status</c> says.</summary>
/// <param name="Verdict">In one word.</param>
/// <param name="Text">For people.</param>
/// <param name="Node">The node's file; null where there is none.</param>
/// <param name="AgeSeconds">How old that is.</param>
/// <param name="Supervisor">The supervisor's file; null where there is none.</param>
/// <param name="Supervised">A supervisor runs.</param>
public sealed record StatusAnswer(StatusVerdict Verdict, string Text, NodeStatus? Node, long? AgeSeconds, SupervisorStatus? Supervisor, bool Supervised);
