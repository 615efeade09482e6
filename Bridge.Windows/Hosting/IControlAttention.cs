namespace Kiwoom.Bridge.Hosting;

/// <summary>A control whose dialogs are watched. <see cref="IKiwoomControl"/> implementations that can see them have this, too.</summary>
public interface IControlAttention
{
    /// <summary>What it waits for now; null for nothing. Safe for all threads.</summary>
    ControlAttention? Attention { get; }
}
