using Kiwoom.Bridge.Status;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Supervision;

/// <summary>Keeps one node running: looks, lets <see cref="RestartPolicy"/> decide, does it. The node stops by itself when this process dies,
/// because its standard input ends.</summary>
public sealed class Supervisor(SupervisorOptions options, ILogger logger)
{
    private readonly RestartPolicy _policy = new(options.Restarts);
    private readonly UpdateSequence _update = new();
    private readonly TimeProvider _machine = options.Clocks.Machine;
    private readonly long _startedAt = options.Clocks.Machine.GetTimestamp();
    private readonly DateTimeOffset _since = options.Clocks.Machine.GetUtcNow();
    private SupervisorState _state = SupervisorState.Initial;
    private DateTimeOffset? _lastAt;
    private NodeChild? _child;
    private bool _canWrite = true;

    /// <summary>Runs until the policy ends it; <paramref name="stop"/> asks it to. Gives the exit code.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        // A request that was left for a supervisor which had died is not for this one.
        StopRequest.Take(options.DataDirectory);
        logger.LogInformation("Supervises {Node} on {Data}", options.Node, options.DataDirectory);
        using var timer = new PeriodicTimer(options.Every, _machine);
        try
        {
            do
            {
                Look(stop.IsCancellationRequested || TakeRequest());
            }
            while (_state.Phase != SupervisorPhase.Ended && await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false));
        }
        finally
        {
            _child?.Dispose();
        }

        return _state.ExitCode;
    }

    private void Look(bool stop)
    {
        var elapsed = _machine.GetElapsedTime(_startedAt);
        var exit = _child?.Exit;
        var update = _update.Look(options.Desktop.Look(), _child is not null && exit is null, elapsed);
        Press(update);
        var status = _child?.Id is { } id && StatusFile.ReadNode(options.DataDirectory) is { } read && read.Process == id ? read : null;
        var before = _state;
        (_state, var action) = _policy.Look(_state, new Observation
        {
            Market = options.Clocks.Market.GetUtcNow(),
            Elapsed = elapsed,
            Exit = exit,
            Beat = status?.Beat,
            CanBeat = _canWrite,
            BlockedFor = TimeSpan.FromSeconds(status?.Control.BlockedForSeconds ?? 0),
            NeedsPerson = status?.Control.NeedsPerson ?? false,
            StopRequested = stop,
            UpdateHolds = update.Holds,
        });
        Tell(before, exit);
        Act(action);
        WriteStatus();
    }

    private void Press(UpdateStep update)
    {
        if (update.Say is { } say)
            logger.LogWarning("{Text}", say);
        if (update.PressPopup)
            logger.LogInformation("Pressed OK in Kiwoom's update window: {Reached}", options.Desktop.PressPopup() ? "delivered" : "not delivered");
        if (update.PressConfirmation)
            logger.LogInformation("Pressed OK in Kiwoom's confirmation of the update: {Reached}", options.Desktop.PressConfirmation() ? "delivered" : "not delivered");
    }

    private void Act(SupervisorAction action)
    {
        switch (action)
        {
            case SupervisorAction.Start:
                _child?.Dispose();
                _child = NodeChild.Start(options.Node, options.NodeLine);
                logger.LogInformation("Started the node as process {Process}; reason: {Reason}, {Text}; restarts so far: {Restarts}", _child.Id, _state.Reason, _state.Text, _state.Restarts);
                break;
            case SupervisorAction.AskToStop:
                _child?.AskToStop();
                break;
            case SupervisorAction.Kill:
                logger.LogWarning("The node (process {Process}) did not stop within {Grace:0} s: it is killed with all that it started", _child?.Id, options.Restarts.Grace.TotalSeconds);
                _child?.Kill();
                break;
        }
    }

    private void Tell(SupervisorState before, int? exit)
    {
        if (before.Phase != _state.Phase)
        {
            switch (_state.Phase)
            {
                case SupervisorPhase.Stopping:
                    logger.LogInformation("Asks the node (process {Process}) to stop: {Text}", _child?.Id, _state.Text);
                    _lastAt = _machine.GetUtcNow();
                    break;
                case SupervisorPhase.Waiting:
                    logger.LogInformation("The node ended with code {Code}; reason: {Reason}, {Text}; failures in a row: {Failures}", exit, _state.Reason, _state.Text, _state.Failures);
                    _lastAt = _machine.GetUtcNow();
                    break;
                case SupervisorPhase.Ended:
                    logger.LogInformation("Ends with code {Code}: {Text}", _state.ExitCode, _state.Text);
                    break;
            }
        }

        if (_state.WaitsFor is { } waits && waits != before.WaitsFor)
            logger.LogInformation("Waits before it starts the node: {Reason}", waits);
    }

    private bool TakeRequest()
    {
        try
        {
            return StopRequest.Take(options.DataDirectory);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is there, whether or not it can be deleted.
            logger.LogWarning("The stop request cannot be deleted: {Reason}", fault.Message);
            return true;
        }
    }

    private void WriteStatus()
    {
        try
        {
            StatusFile.Write(options.DataDirectory, new SupervisorStatus
            {
                Format = SupervisorStatus.CurrentFormat,
                Process = Environment.ProcessId,
                Since = _since,
                WrittenAt = _machine.GetUtcNow(),
                Phase = _state.Phase,
                Child = _state.Phase is SupervisorPhase.Running or SupervisorPhase.Stopping ? _child?.Id : null,
                Restarts = _state.Restarts,
                LastReason = _lastAt is null ? null : _state.Reason,
                LastText = _lastAt is null ? null : _state.Text,
                LastAt = _lastAt,
                Failures = _state.Failures,
                Waiting = _state.WaitsFor,
            });
            _canWrite = true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (_canWrite)
                logger.LogWarning("The supervisor's status cannot be written, and the node's heartbeat does not count meanwhile: {Reason}", fault.Message);
            _canWrite = false;
        }
    }
}
