using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulation.Faults;

/// <summary>Makes the faults that a world's plan names, at moments that its seed draws, and ends them.</summary>
internal sealed class FaultInjector
{
    private readonly World _world;
    private readonly SeededRandom _chance;

    internal FaultInjector(World world)
    {
        (_world, _chance) = (world, world.Chance.Fork());
        foreach (var moment in (FaultKind[])[FaultKind.DiedBeforeSync, FaultKind.DiedAfterSync, FaultKind.DiedBeforeSendOrder, FaultKind.DiedAfterSendOrder])
        {
            if (world.Plan.Has(moment))
                world.SetDeadly(moment, moment is FaultKind.DiedBeforeSync or FaultKind.DiedAfterSync ? 1 + _chance.Next(20) : 20 + _chance.Next(150));
        }

        Set(FaultKind.ReturnCodeUnclear, () => world.KiwoomFaults.UnclearCodesPerMille = 60);
        Set(FaultKind.CallThrew, () => world.KiwoomFaults.ThrowsPerMille = 60);
        Set(FaultKind.PopupBlocked, () => world.KiwoomFaults.PopupsPerMille = 25);
        Every(FaultKind.ProcessKilled, 45, () => Kill(powerLost: false));
        Every(FaultKind.PowerLost, 60, () => Kill(powerLost: true));
        Every(FaultKind.ProcessFrozen, 50, Freeze);
        Every(FaultKind.LinkCut, 25, () => Make(FaultKind.LinkCut, "", world.Network.CutAll));
        Every(FaultKind.LinkHalfOpen, 40, () => Make(FaultKind.LinkHalfOpen, "", () => world.Network.Silence(_chance.Next(2) == 0, _chance.Next(3) > 0)));
        Every(FaultKind.LinkDown, 60, () => For(FaultKind.LinkDown, 30, () => Down(true), () => Down(false)));
        Every(FaultKind.FramesDisturbed, 30, DisturbFrames);
        Every(FaultKind.DiskFull, 50, FillDisk);
        Every(FaultKind.CommitInDoubt, 30, LoseAnswers);
        Every(FaultKind.RealTimeDropped, 60, () => For(FaultKind.RealTimeDropped, 60, () => world.KiwoomFaults.DropsRealTime = true, () => world.KiwoomFaults.DropsRealTime = false));
        Every(FaultKind.LoggedOut, 60, () => Make(FaultKind.LoggedOut, "", world.Server.LogInElsewhere));
        Every(FaultKind.SecondGateway, 40, StartSecond);
        Every(FaultKind.GatewayTakenOver, 90, TakeOver);
        Every(FaultKind.ClockJumped, 60, JumpClock);
        Every(FaultKind.TradedElsewhere, 8, TradeElsewhere);
        Every(FaultKind.MirrorStuck, 40, StickMirror);
        if (world.Plan.MaintenanceFrom is not null || world.Plan.IsNight)
            world.Counts.Add(FaultKind.Maintenance);
        Set(FaultKind.EventsSwapped, () => { });
        Set(FaultKind.NumberMissing, () => { });
        Set(FaultKind.QuotaRefused, () => { });
    }

    /// <summary>Ends everything that is under way.</summary>
    internal void Heal()
    {
        _world.IsHealing = true;
        (_world.KiwoomFaults.UnclearCodesPerMille, _world.KiwoomFaults.ThrowsPerMille, _world.KiwoomFaults.PopupsPerMille, _world.KiwoomFaults.DropsRealTime) = (0, 0, 0, false);
        var network = _world.Network.Faults;
        (network.DroppedPerMille, network.DoubledPerMille, network.OvertakenPerMille, network.IsDown) = (0, 0, 0, false);
        network.LongestHop = TimeSpan.FromMilliseconds(2);
        _world.SetDiskFull(atGateway: true, isFull: false);
        _world.SetDiskFull(atGateway: false, isFull: false);
        _world.JumpClock(atGateway: true, TimeSpan.Zero);
        _world.JumpClock(atGateway: false, TimeSpan.Zero);
        _world.Counts.Add(FaultKind.FramesDisturbed, _world.Network.Disturbed);
        foreach (var machine in (Nodes.Machine?[])[_world.Gateway, _world.Bridge])
        {
            if (machine is null)
                continue;
            machine.IsFrozen = false;
            machine.Journal.AnswersLostPerMille = 0;
        }

        _world.Gateway?.StickMirror(false);
    }

    private void Set(FaultKind kind, Action set)
    {
        if (!_world.Plan.Has(kind))
            return;
        set();
        _world.Counts.Add(kind, kind is FaultKind.EventsSwapped or FaultKind.NumberMissing or FaultKind.QuotaRefused ? 1 : 0);
    }

    private void Every(FaultKind kind, int seconds, Action make)
    {
        if (!_world.Plan.Has(kind))
            return;
        void Next() => _world.After(TimeSpan.FromMilliseconds(500 + _chance.Next(seconds * 2000 * _world.Plan.Rarer)), () =>
        {
            if (_world.IsHealing)
                return;
            make();
            Next();
        });
        Next();
    }

    private void Make(FaultKind kind, string who, Action make)
    {
        _world.Made(kind, who, "");
        make();
    }

    private void For(FaultKind kind, int seconds, Action begin, Action end)
    {
        var span = TimeSpan.FromMilliseconds(500 + _chance.Next(seconds * 1000));
        _world.Made(kind, "", $"for {span.TotalSeconds:0.0} s");
        begin();
        _world.After(span, () =>
        {
            if (!_world.IsHealing)
                end();
        });
    }

    private void Kill(bool powerLost)
    {
        var machine = _chance.Next(2) == 0 ? (Nodes.Machine?)_world.Gateway : _world.Bridge;
        if (machine is null)
            return;
        _world.Made(powerLost ? FaultKind.PowerLost : FaultKind.ProcessKilled, machine.Name, "died");
        machine.Die(powerLost);
        if (_chance.Next(6) == 0)
            ((Nodes.Machine?)_world.Gateway ?? _world.Bridge)?.Die(powerLost);
    }

    private void Freeze()
    {
        var machine = _chance.Next(2) == 0 ? (Nodes.Machine?)_world.Gateway : _world.Bridge;
        if (machine is not null && machine != _world.Ghost)
            For(FaultKind.ProcessFrozen, 12, () => machine.IsFrozen = true, () => machine.IsFrozen = machine == _world.Ghost && machine.IsFrozen);
    }

    private void Down(bool isDown)
    {
        _world.Network.Faults.IsDown = isDown;
        if (isDown && _chance.Next(2) == 0)
            _world.Network.CutAll();
        else if (isDown)
            _world.Network.Silence(towardsBridge: true, towardsGateway: true);
    }

    private void DisturbFrames()
    {
        var faults = _world.Network.Faults;
        For(
            FaultKind.FramesDisturbed,
            20,
            () =>
            {
                (faults.DroppedPerMille, faults.DoubledPerMille, faults.OvertakenPerMille) = (_chance.Next(80), _chance.Next(80), _chance.Next(80));
                faults.LongestHop = TimeSpan.FromMilliseconds(1 + _chance.Next(400));
            },
            () =>
            {
                (faults.DroppedPerMille, faults.DoubledPerMille, faults.OvertakenPerMille) = (0, 0, 0);
                faults.LongestHop = TimeSpan.FromMilliseconds(2);
            });
    }

    private void FillDisk()
    {
        var atGateway = _world.Plan.IsPrompt || _chance.Next(2) == 0;
        var since = _world.Time.GetUtcNow();
        For(
            FaultKind.DiskFull,
            20,
            () => _world.SetDiskFull(atGateway, true),
            () =>
            {
                _world.SetDiskFull(atGateway, false);
                _world.Oracle.DiskHasRoom(_world.Time.GetUtcNow() - since);
            });
    }

    private void LoseAnswers()
    {
        var journal = (_chance.Next(2) == 0 ? (Nodes.Machine?)_world.Gateway : _world.Bridge)?.Journal;
        if (journal is not null)
            For(FaultKind.CommitInDoubt, 10, () => journal.AnswersLostPerMille = 150, () => journal.AnswersLostPerMille = 0);
    }

    private void StartSecond()
    {
        if (_world.Gateway is not { IsDead: false } first)
            return;
        _world.Made(FaultKind.SecondGateway, "", "tries to start");
        if (_world.StartGateway())
            _world.Oracle.Fail(10, $"a second gateway started while {first.Name} has the journal");
    }

    private void TakeOver()
    {
        if (_world.Gateway is not { IsDead: false } || _world.Ghost is not null || _world.IsGatewayDiskFull)
            return;
        _world.Made(FaultKind.GatewayTakenOver, _world.Gateway.Name, "is stopped, and another takes over");
        _world.TakeOverGateway();
        _world.After(TimeSpan.FromSeconds(1 + _chance.Next(20)), _world.WakeGhost);
    }

    // Small errors are common, large ones happen with an empty battery or a wrong time zone.
    private void JumpClock()
    {
        var error = TimeSpan.FromMilliseconds(_chance.Next(4) == 0 ? _chance.Next(1_200_000) - 600_000 : _chance.Next(4_000) - 2_000);
        var atGateway = _chance.Next(2) == 0;
        For(FaultKind.ClockJumped, 60, () => _world.JumpClock(atGateway, error), () => _world.JumpClock(atGateway, TimeSpan.Zero));
    }

    private void StickMirror()
    {
        if (_world.Gateway is { } gateway)
            For(FaultKind.MirrorStuck, 30, () => gateway.StickMirror(true), () => gateway.StickMirror(false));
    }

    // Sometimes the person's order is just like one of ours.
    private void TradeElsewhere()
    {
        var twin = _chance.Next(2) == 0 ? _world.Traders[_chance.Next(_world.Traders.Count)] : null;
        var account = twin?.Account ?? _world.Plan.Accounts[0];
        var ours = _world.Server.Ledger.AccountOf(account)!.Orders.Where(o => o.Open > 0).ToList();
        var choice = _chance.Next(5);
        if (choice == 0 && ours.Count > 0)
        {
            var original = ours[_chance.Next(ours.Count)];
            Say(_world.Server.PlaceFromHts(account, original.Booked.Side == Side.Buy ? 3 : 4, original.Booked.Symbol, 0, 0, "00", original.No, out _), "cancels", original.No);
        }
        else if (choice == 1 && ours.Count > 0)
        {
            var original = ours[_chance.Next(ours.Count)];
            var price = original.Booked.Price > 0 ? original.Booked.Price : 50_000;
            Say(_world.Server.PlaceFromHts(account, original.Booked.Side == Side.Buy ? 5 : 6, original.Booked.Symbol, original.Open, price, "00", original.No, out _), "modifies", original.No);
        }
        else if (twin?.LastTaken is { } last)
        {
            Say(
                _world.Server.PlaceFromHts(account, last.Side == Side.Buy ? 1 : 2, last.Symbol, last.Quantity, last.Price ?? 0, last.OrderType == OrderType.Market ? "03" : "00", null, out _),
                $"places a twin of {last.ClientOrderId}", null);
        }
        else
        {
            // A fund whose first order comes from elsewhere before the gateway knows what is listed is taxed like a share until then: known, and shown
            // as a difference. So the person buys shares.
            var shares = DefaultListing.Issues.Select(i => i.Instrument).Where(i => i.Kind == InstrumentKind.Stock).ToArray();
            var issue = shares[_chance.Next(shares.Length)];
            Say(_world.Server.PlaceFromHts(account, 1, issue.Symbol, 1 + _chance.Next(10), 0, "03", null, out _), $"buys {issue.Symbol}", null);
        }
    }

    private void Say(BrokerOrderNo? number, string what, BrokerOrderNo? original)
    {
        if (number is not null)
            _world.Made(FaultKind.TradedElsewhere, "hts", $"{what} {original} as {number}");
    }
}
