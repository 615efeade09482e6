using Kiwoom.Bridge.Doctor.Probe.Control;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>Cancels what the probe has open, by itself and not by the steps, and names what it cannot close.</summary>
/// <param name="session">The probe.</param>
public sealed class OrderCleanup(ProbeSession session)
{
    private const int Rounds = 3;
    private readonly List<string> _troubles = [];

    /// <summary>What went wrong on the way; the orders concerned are among <see cref="Left"/>.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    /// <summary>Cancels everything that may be open. Never throws; it cannot be stopped, but each of its waits ends.</summary>
    public async Task CloseAll()
    {
        for (var round = 0; round < Rounds && Open().Count > 0; round++)
        {
            try
            {
                await Round();
            }
            catch (Exception fault)
            {
                _troubles.Add(fault.Message);
                session.Say($"Cancelling: {fault.Message}");
                if (fault is NotMockException or SessionLostException or ControlBlockedException)
                    return;
            }
        }
    }

    /// <summary>What is open or may be, as far as is known now.</summary>
    public IReadOnlyList<LeftOrder> Left() => session.Tape.Read(() => (IReadOnlyList<LeftOrder>)
    [
        .. session.Orders.Book.Orders.Where(o => o.MayBeOpen).Select(o => new LeftOrder(
            o.Number?.Value, o.RqName, o is { Number: not null, Open: > 0 }, OrderSeen.TermsOf(o), OrderSeen.Of(o).Outcome)),
    ]);

    private IReadOnlyList<ProbeOrder> Open() => session.Tape.Read(() => (IReadOnlyList<ProbeOrder>)[.. session.Orders.Book.Orders.Where(o => o.MayBeOpen)]);

    private async Task Round()
    {
        session.ThrowIfLost();
        await session.CheckServer();
        await session.Tape.Until(() => session.IsLost || Open().All(o => o.IsAnswered), session.Options.AnswerTimeout, CancellationToken.None);
        if (Open().Any(o => o.Number is null))
            await Task.Delay(session.Options.SettleFor, session.Clocks.Machine); // The list may be a moment behind.
        if (!await session.OrderList.Settle(CancellationToken.None))
            _troubles.Add("Today's orders of the account could not be read.");
        foreach (var order in Open().Where(o => session.Tape.Read(() => o.Number is not null)))
            await session.Orders.Cancel(order, CancellationToken.None);
        await session.OrderList.Settle(CancellationToken.None);
    }
}
