namespace Kiwoom.Gateway.Link;

/// <summary>What stands in the enrolment file.</summary>
/// <param name="Bridges">Every bridge ever enrolled, the revoked among them.</param>
/// <param name="Codes">Codes given out lately.</param>
internal sealed record EnrolmentRecords(IReadOnlyList<EnrolledBridge> Bridges, IReadOnlyList<IssuedCode> Codes);
