namespace Kiwoom.Gateway.Health;

/// <summary>Whether the gateway can trade right now.</summary>
public interface IReadiness
{
    /// <summary>Every part that trading needs: journal, link, login, reconciliation, clock. Answers at once.</summary>
    IReadOnlyList<ReadinessPart> Parts();
}
